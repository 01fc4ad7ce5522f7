//! Radicals that stand for the same written sign.
//!
//! Fonts share one glyph for 一 and the radical ⼀; a PDF maker that maps the glyph back to text
//! may name the radical (Unicode blocks 2F00 and 2E80), and no search would find the word.

/// The signs of U+2F00–U+2FD5, the Kangxi radicals, in order.
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀\
    寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋\
    比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸\
    缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛\
    辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
    黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
/// Other radicals (U+2E80–U+2EFF) …
const RADICALS: &str = "\
    ⺁⺄⺈⺊⺋⺌⺍⺎⺐⺗⺘⺙⺛⺝⺟⺠⺡⺢⺣⺤⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺶⺷⺸⺹⺼⺽\
    ⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨\
    ⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳";
/// … and the signs they stand for.
const SIGNS: &str = "\
    厂乙刀卜卩小小兀尢心扌攵旡月母民氵水灬爪牛犭王疋目示礻竹糹纟罒罒网网羊羊羊老肉臼\
    艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阝青韦页风飞食食饣首马骨鬼鱼鸟卤麦\
    黄黾斉齐歯齿竜龙亀亀龟";

/// The sign that a radical stands for; other characters stay.
pub(crate) fn sign(c: char) -> char {
    match c {
        '\u{2f00}'..='\u{2fd5}' => KANGXI.chars().nth(c as usize - 0x2f00).unwrap_or(c),
        '\u{2e80}'..='\u{2eff}' => {
            let at = RADICALS.chars().position(|radical| radical == c);
            at.and_then(|at| SIGNS.chars().nth(at)).unwrap_or(c)
        }
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::sign;

    #[test]
    fn radicals_read_as_the_signs_they_stand_for() {
        let read: String = "⼀⼆⼋⼗⽉⽇⻓⻔是".chars().map(sign).collect();
        assert_eq!(read, "一二八十月日长门是");
    }
}
