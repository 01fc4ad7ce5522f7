//! Marker styles, nesting and what surrounds the text; every sentence is invented.

use policydoc::{Outline, WarningCode, outline};

fn paths(outline: &Outline) -> Vec<&str> {
    outline.nodes.iter().map(|node| node.path.as_str()).collect()
}

#[test]
fn points_follow_each_other_inside_a_paragraph() {
    let read = outline(
        "（一）修好校门。一是查旧图纸，二是请人测量。三是按图施工。\n（二）管好钥匙。专人保管。",
    );
    assert_eq!(paths(&read), ["（一）", "（一）/一是", "（一）/二是", "（一）/三是", "（二）"]);
    assert_eq!(read.nodes[1].title, "查旧图纸");
}

#[test]
fn a_lost_first_point_is_inferred_and_warned_about() {
    let read = outline("一、修好校门。是查旧图纸。走访老校工。二是请人测量。三是按图施工。");
    assert_eq!(paths(&read), ["一", "一/一是", "一/二是", "一/三是"]);
    assert_eq!((read.nodes[1].marker.as_str(), read.nodes[1].title.as_str()), ("一是", "查旧图纸"));
    assert_eq!(read.warnings.len(), 1);
    assert_eq!(read.warnings[0].code, WarningCode::InferredMarker);
    assert_eq!(read.warnings[0].path, "一/一是");
}

#[test]
fn a_single_one_is_prose() {
    let read = outline("一、修好校门。校门旧了，一是难看。应当早修。");
    assert_eq!(paths(&read), ["一"]);
}

#[test]
fn one_series_runs_through_all_sections() {
    let read = outline(
        "三、任务\n（一）门\n1.修门。\n2.刷漆。\n（二）窗\n3.擦窗。\n（1）里面；\n（2）外面。\n4.换锁。",
    );
    let expected = [
        "三",
        "三/（一）",
        "三/（一）/1",
        "三/（一）/2",
        "三/（二）",
        "三/（二）/3",
        "三/（二）/3/（1）",
        "三/（二）/3/（2）",
        "三/（二）/4",
    ];
    assert_eq!(paths(&read), expected);
}

#[test]
fn a_title_that_runs_into_the_text_is_found() {
    let glued = "溪口县修门方案为修好校门，制定本方案。一、目标。修门。二、安排。照办。";
    let page = "溪口县修门方案 索引号：1-2 浏览次数：3 一、目标。修门。二、安排。照办。";
    let prose = "各校按方案办。 一、目标。修门。二、安排。照办。";
    assert_eq!(outline(glued).title.as_deref(), Some("溪口县修门方案"));
    assert_eq!(outline(page).title.as_deref(), Some("溪口县修门方案"));
    assert_eq!(outline(prose).title, None);
}

#[test]
fn articles_keep_their_numbers_through_chapters() {
    let read = outline(
        "第一章 总则\n第一条 为管好校门，制定本规则。\n第二条 本规则用于县内学校：\n（一）小学；\n（二）中学。\n第二章 附则\n第三条 本规则依照第二条执行。",
    );
    let expected = [
        "第一章",
        "第一章/第一条",
        "第一章/第二条",
        "第一章/第二条/（一）",
        "第一章/第二条/（二）",
        "第二章",
        "第二章/第三条",
    ];
    assert_eq!(paths(&read), expected);
}

#[test]
fn emphasis_full_width_digits_and_stray_spaces_go_from_markers() {
    let read = outline("**一** 、 修门\n（ 一 ）找人\n１．写信。\n２．寄信。\n① 挂号；② 平信。");
    let markers: Vec<&str> = read.nodes.iter().map(|node| node.marker.as_str()).collect();
    assert_eq!(markers, ["一、", "（一）", "1．", "2．", "①", "②"]);
    assert_eq!(read.nodes[3].path, "一/（一）/2");
}

#[test]
fn an_office_line_belongs_to_the_item_and_not_to_its_points() {
    let read = outline(
        "一、任务\n1.修门。\n（1）量尺寸；\n（2）买木料。\n责任单位：甲科、乙科\n完成时限：2032年6月底\n2.刷漆。（牵头单位：丙科；配合单位：丁科）",
    );
    let offices: Vec<usize> = read.nodes.iter().map(|node| node.offices.len()).collect();
    assert_eq!(offices, [0, 2, 0, 0, 2]);
    assert_eq!(read.nodes[1].dates.len(), 1);
    assert_eq!(read.nodes[3].text, "");
    assert_eq!(read.nodes[4].title, "刷漆");
}

#[test]
fn numbers_in_prose_are_no_markers() {
    let read = outline(
        "一、概况。全县有三、四年级学生1.5万人，共12所学校，2031年3月起按第三条办理。二、安排。照办。",
    );
    assert_eq!(paths(&read), ["一", "二"]);
}

#[test]
fn a_gap_in_a_series_is_warned_about() {
    let read = outline("一、甲\n1.修门。\n3.刷漆。");
    assert_eq!(read.warnings.len(), 1);
    assert_eq!(
        (read.warnings[0].code, read.warnings[0].path.as_str()),
        (WarningCode::NumberGap, "一/3")
    );
}

#[test]
fn attachments_and_the_page_around_the_text_are_not_part_of_a_measure() {
    let read = outline(
        "当前位置：首页 > 公开\n溪口镇修门方案\n一、安排\n先量再修。\n附件：1.门的清单\n2.窗的清单\n溪口镇中心学校\n2031年3月1日\n上一篇：旧闻\n二手信息",
    );
    assert_eq!(paths(&read), ["一"]);
    assert_eq!((read.nodes[0].title.as_str(), read.nodes[0].text.as_str()), ("安排", "先量再修。"));
}

#[test]
fn spans_count_code_points_of_the_source() {
    let source = "前言。\n\n一、安 排\n先量，\n\n— 1 —\n\n再修。\n二、完";
    let read = outline(source);
    let chars: Vec<char> = source.chars().collect();
    let text: String = chars[read.nodes[0].start..read.nodes[0].end].iter().collect();
    assert!(text.starts_with("一、安 排") && text.ends_with("再修。"), "{text}");
    assert_eq!(read.nodes[0].title, "安排");
    assert_eq!(read.nodes[0].text, "先量，再修。");
}

#[test]
fn a_heading_with_a_stretch_of_time_in_brackets_names_a_phase() {
    let named = |heading: &str| {
        let phase = policydoc::phase(heading)?;
        let day = |date: &policydoc::DateMention| (date.year, date.month, date.day);
        Some((phase.name.clone(), day(&phase.first), day(&phase.last)))
    };
    let year = Some(2031);
    let cases = [
        ("动员阶段（2031年3月1日—3月31日）", (year, Some(3), Some(1)), (None, Some(3), Some(31))),
        ("实施（2031年４月至10月）：按月调度", (year, Some(4), None), (None, Some(10), None)),
        ("总结(2031年11月)", (year, Some(11), None), (year, Some(11), None)),
        ("排查（5月6日至20日）", (None, Some(5), Some(6)), (None, Some(5), Some(20))),
    ];
    for (heading, first, last) in cases {
        let name = heading.split(['（', '(']).next().unwrap().to_owned();
        assert_eq!(named(heading), Some((name, first, last)), "{heading}");
    }
    for heading in [
        "修好门锁",
        "动员阶段（三周）",
        "总结（2031年3月底前）",
        "排查（2031年3月5日）",
        "排查（2031年）",
        "建好三张清单（每年3月至5月公布）",
        "巩固（2031年3月至5月）成果",
    ] {
        assert_eq!(named(heading), None, "{heading}");
    }
}
