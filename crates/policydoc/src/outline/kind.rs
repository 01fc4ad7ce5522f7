//! What a line is when it is not part of a measure: head, foot and the page around the text.

use super::offices;
use crate::patterns::{Pattern, hits, patterns};

/// What a paragraph is for the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text of the document.
    Body,
    /// A labelled list of offices or a deadline line.
    Office,
    /// Only a date: the day of issue.
    Date,
    /// The name of a body above a date, or before it on one line.
    Signature,
    /// 此件主动公开.
    Disclosure,
    /// 抄送：…
    CopyTo,
    /// 附件 or 附件1: what follows is another text.
    Attachment,
    /// 附件：1.… : a list of what is attached.
    AttachmentList,
    /// Part of the web page around the text.
    Chrome,
    /// Part of the web page after the text: nothing of the document follows.
    PageFoot,
    /// 联系人：, 印发, 厅内发送：…: of the document, not of a measure.
    Note,
}

patterns! {
    DATE = r"^[(（]?(?:[12]\d{3}|[１２][０-９]{3}|[一二][〇○零一二三四五六七八九]{3})年[\d０-９一二三四五六七八九十]{1,3}月[\d０-９一二三四五六七八九十]{1,3}日[)）]?$";
    SIGNED = r"^[^，。；：、:,;！？\d]{3,60}(?:委|会|组|局|厅|室|部|府|院|校|学|园|站|所|处)[(（]?(?:[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日[)）]?$";
    PRINTED = r"\d日印发[)）]?$|^(?:厅内|局内|内部)发送[：:]|^(?:联系人|联系电话|联系方式|附注|主题词|分送|主送|印发)[：:]";
    DISCLOSURE = r"^[(（]?(?:此件|公开方式|公开属性|公开类型|信息公开(?:选项|形式|方式|类别|属性))[：:]?.{0,12}公开[^，。]{0,6}[)）]?$";
    COPY_TO = r"^抄\s?[送报][：:]";
    ATTACHMENT = r"^附(?:件|录|表)(?:[\d０-９一二三四五六七八九十]{0,3}|[\d０-９]{1,2}[^\d０-９，。；：:、][^，。；：:]{1,40})$";
    ATTACHMENT_LIST = r"^附件?[\d０-９一二三四五六七八九十]{0,2}[：:]";
    CHROME = r"^(?:当前位置|您的位置|您当前|首页|你的位置|分享|打印|字体|字号[：:]|[【\[](?:字体|字号|打印|关闭|大中小|我要|收藏)|来源[：:]|浏览次数|浏览量|阅读次数|阅读量|访问次数|点击数|点击量|点击率|信息来源|文章来源|发布时间|发布日期|发布机构|发布单位|发文机关|发文单位|发文字号|文号[：:]|成文日期|发文日期|公开日期|主题分类|组配分类|效力状态|有效性|索引号|微信扫|扫一扫|扫码|资源描述|免费阅读|收藏|关闭窗口|关闭本页|责任编辑|作者[：:]|编辑[：:]|审核[：:]|[(（](?:责任)?编辑[：:]|保存成功|无障碍|网站地图|.{0,16}\d{4}-\d{1,2}-\d{1,2}.{0,12}(?:来源|浏览|点击|阅读|作者)[^。]*[：:])";
    PAGE_FOOT = r"^(?:文件下载|关联文件|相关附件|相关文章|相关链接|相关阅读|相关文件|相关新闻|友情链接|下载文档|上一篇|下一篇|上一条|下一条|[【\[](?:上一|下一)|©|版权所有|备案号|网站标识码|[^，。]{1,4}ICP备|Copyright|COPYRIGHT|(?:主办|承办|技术支持|地址).*(?:ICP|备案|技术支持|维护|版权|标识码|邮编))";
    LABEL = r"^\p{Han}{2,8}(?:[(（]\p{Han}{1,4}[)）])?[：:]";
    TITLE_END = r"(?:方案|意见|办法|规定|细则|计划|要点|决定|措施|制度|通知|规划|清单|规则|公告|通报|文件|条例|准则|举措|安排|总结|报告)(?:[(（][^()（）]{1,12}[)）])?$";
    ORGAN = r"^[^，。；：、:,;！？]{3,40}(?:委员会|党组|党委|党工委|工委|局|厅|办公室|人民政府|政府|部|监委|纪委|县委|市委|省委|总局|支部|学校|中心|领导小组|检查组|监察组|学院|大学|小学|中学|幼儿园|院|委|处|科|股|室|组|站|所|会|办|园|馆|校|专班)$";
}

/// Longest line that is looked at as head, foot or chrome, in characters.
const SHORT: usize = 80;

/// What the paragraph is.
pub(crate) fn of(text: &[char]) -> Kind {
    let head: String = text.iter().take(SHORT).collect();
    if offices::label_at(text).is_some() && !hits(&PAGE_FOOT, &head) {
        return Kind::Office;
    }
    let long_or_short: [(&Pattern, Kind); 2] =
        [(&COPY_TO, Kind::CopyTo), (&ATTACHMENT_LIST, Kind::AttachmentList)];
    let short: [(&Pattern, Kind); 7] = [
        (&DATE, Kind::Date),
        (&SIGNED, Kind::Signature),
        (&DISCLOSURE, Kind::Disclosure),
        (&ATTACHMENT, Kind::Attachment),
        (&PAGE_FOOT, Kind::PageFoot),
        (&CHROME, Kind::Chrome),
        (&PRINTED, Kind::Note),
    ];
    let short = short.iter().filter(|_| text.len() < SHORT);
    let found = long_or_short.iter().chain(short).find(|(pattern, _)| hits(pattern, &head));
    found.map_or(Kind::Body, |(_, kind)| *kind)
}

/// Whether a line begins with a label (组长：…), so that it hardly goes on with the line before.
pub(crate) fn is_labelled(line: &[char]) -> bool {
    let head: String = line.iter().take(SHORT).collect();
    hits(&LABEL, &head)
}

/// Whether the text ends as titles do.
pub(crate) fn ends_title(text: &[char]) -> bool {
    if text.len() > SHORT || text.contains(&'。') {
        return false;
    }
    hits(&TITLE_END, &text.iter().collect::<String>())
}

/// Whether the line is the name of a body that could sign.
pub(crate) fn is_organ(text: &[char]) -> bool {
    text.len() <= 44 && hits(&ORGAN, &text.iter().collect::<String>())
}
