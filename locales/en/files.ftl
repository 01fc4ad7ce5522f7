# Why a file is not taken in.
file-refused-missing = No file was chosen yet. Choose a file, or paste the text.
file-refused-empty = The file “{ $name }” is empty. Please choose another.
file-refused-too-large = The file “{ $name }” is larger than { $most } MB. Compress or split it and send it again.
file-refused-too-many = At most { $most } files at a time. Please send them in two parts.
file-refused-kind = The kind of the file “{ $name }” is not known. Please use pdf, docx, xlsx, jpg, png, mp4 or txt.
file-refused-incomplete = The file did not arrive whole because the connection broke. Nothing was saved; please send it again.
