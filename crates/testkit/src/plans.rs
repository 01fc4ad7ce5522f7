//! An invented plan, read and registered as any other.

use std::fmt::Write as _;

use app::plans::{DocumentNode, RegisterPlan, document_page};
use kernel::{MeasureId, PlanId};

use crate::world::World;

/// A registered plan and its measures, in the order of the document.
#[derive(Debug, Clone)]
pub struct SamplePlan {
    /// The plan.
    pub id: PlanId,
    /// Its measures.
    pub measures: Vec<MeasureId>,
}

/// Two chapters; the second has three measures with their offices.
const TEXT: &str = "\
澜溪县校园食堂清爽行动方案

一、总体要求
让每一所学校的食堂账目清楚、饭菜放心。

二、主要任务
（一）公开食堂账目。每月月底前把收支明细贴在食堂门口，方便家长查看。
责任处室：财务股、监督办公室
（二）请家长进厨房。每学期至少两次请家长代表查看库房和留样柜。
责任处室：安全股
（三）管好采购入口。采购要有两人验收签字，票据当天入账。
责任处室：监督办公室、财务股
";

impl World {
    /// A small plan with two chapters and three measures.
    pub async fn plan(&self) -> SamplePlan {
        self.plan_from(TEXT).await
    }

    /// A plan with so many measures.
    pub async fn plan_of(&self, measures: usize) -> SamplePlan {
        let mut text = "澜溪县校园工作清单\n\n一、工作任务\n".to_owned();
        for number in 1..=measures {
            writeln!(text, "{number}. 办好第{number}件小事。由学校自己安排时间。").unwrap();
        }
        let plan = self.plan_from(&text).await;
        assert_eq!(plan.measures.len(), measures, "the sample plan is read as it is meant");
        plan
    }

    /// Chen registers the plan that has this text.
    pub async fn plan_from(&self, text: &str) -> SamplePlan {
        self.edition_from(text, None).await
    }

    /// Chen registers the plan that has this text, as a new edition of another.
    pub async fn edition_from(&self, text: &str, supersedes: Option<PlanId>) -> SamplePlan {
        let bytes = text.as_bytes();
        let upload = self.app.files().receive_bytes("方案.txt", bytes).await.unwrap();
        let reading = self.app.read_document("方案.txt".to_owned(), bytes.to_vec()).await.unwrap();
        let id = self.command("chen", RegisterPlan { upload, reading, supersedes }).await.unwrap();
        let person = self.person("chen").await;
        let page = document_page(&self.app.reader(&person), id, None).await.unwrap();
        let measures = page.nodes.into_iter().filter(DocumentNode::is_measure);
        SamplePlan { id, measures: measures.map(|node| node.node.id).collect() }
    }
}
