//! The register of ids: every kind of thing that is pointed to from elsewhere.

use crate::id::typed_id;

typed_id!(CountyId, "A county 县: every row belongs to one.");
typed_id!(UnitId, "A unit 单位: bureau, office, township centre or school.");
typed_id!(AccountId, "An account 账号: one person who signs in.");
typed_id!(InvitationId, "An invitation 邀请: whoever holds its code activates an account.");
typed_id!(SessionId, "A signed-in session 会话.");
typed_id!(ApiTokenId, "An API token 接口令牌: a program that acts for one account.");
typed_id!(PlanId, "A plan 方案, read from a policy document.");
typed_id!(MeasureId, "A measure 举措: one item of a plan that asks for something to be done.");
typed_id!(PhaseId, "A phase 阶段 of a plan.");
typed_id!(DutyId, "A duty 履责事项: what many units are asked, once or in each period.");
typed_id!(TaskId, "A task 任务: a measure given to one unit.");
typed_id!(ReportId, "A frozen report 固化报表.");
typed_id!(EvidenceId, "A piece of evidence 佐证 for a task.");
typed_id!(FileId, "A stored file 文件.");
typed_id!(
    KeptUploadId,
    "A kept upload 暂存文件: a file that came with a form that was not carried out."
);
typed_id!(ImportId, "An import 导入批次: the rows of one workbook that were carried out together.");
typed_id!(ImportDraftId, "A workbook 待导入文件 that was brought and is not carried out yet.");
typed_id!(EventId, "An event 事件: something that happened, in the history of a thing.");
typed_id!(OutboxId, "A message waiting in the outbox 待发消息.");
typed_id!(NoticeId, "A holiday notice 放假安排 that a county loaded.");
typed_id!(RecusalId, "A recusal 回避: a person kept away from a matter.");
typed_id!(GrantId, "A grant 授权: a role held at a unit from a day to a day.");
typed_id!(VisitId, "A school visit 到校检查.");
typed_id!(StampId, "A stamp 四同 of a task.");
typed_id!(TieId, "A tie 联系 of a unit to another, from a day to a day.");
typed_id!(PostId, "A post 岗位 of a unit.");
typed_id!(TenureId, "A tenure 任职: who holds a post, from a day to a day.");
