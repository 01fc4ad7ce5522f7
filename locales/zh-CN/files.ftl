# 文件为什么收不进来。
file-refused-missing = 还没有选文件。请选一个文件，或者把正文粘贴进来。
file-refused-empty = 文件“{ $name }”是空的，请换一个。
file-refused-too-large = 文件“{ $name }”超过 { $most } MB，请压缩或拆开后再提交。
file-refused-too-many = 一次最多 { $most } 个文件，请分两次提交。
file-refused-kind = 文件“{ $name }”的类型不能识别。请使用 pdf、docx、xlsx、jpg、png、mp4 或 txt。
file-refused-incomplete = 文件没有传完，连接中断了。什么也没有保存，请再提交一次。
