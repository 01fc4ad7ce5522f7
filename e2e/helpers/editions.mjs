// An invented plan and its new edition.
export const OLD_TITLE = "澜溪县校园晨读安排方案";

const lines = (title, second, third) => `${title}

一、主要任务

（一）按时开门。每天七点开门，值班教师到岗登记。

（二）检查灯光。${second}

（三）${third}
`;

export const OLD = lines(OLD_TITLE, "每周检查一次教室灯光。坏了当天报修。修好之后登记。", "编好书单。每学期开学前公布书单，家长可以提出意见。");
export const NEW = lines(`${OLD_TITLE}（修订）`, "每周检查两次教室灯光。坏了当天报修。修好之后登记。", "请家长来听。每学期请家长来听一次晨读。");
