//! The structure of the seed documents, where the variable `QINGQU_SEEDS` names their folder.

#![expect(clippy::unwrap_used, reason = "test helpers may fail the test")]

use policydoc::{Outline, read};

fn seed(number: &str) -> Option<Outline> {
    #[expect(clippy::disallowed_methods, reason = "the seeds are outside; a test asks where")]
    let folder = std::env::var("QINGQU_SEEDS").ok()?;
    let mut files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &std::path::PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    let file = files.find(|path| name(path).starts_with(number)).unwrap();
    Some(read(&name(&file), &std::fs::read(file).unwrap()).unwrap().outline)
}

/// How many nodes each parent has, as `path:count`, in document order; the top is `*`.
fn shape(outline: &Outline) -> String {
    let mut shape: Vec<(String, usize)> = Vec::new();
    for node in &outline.nodes {
        let parent = node.path.rsplit_once('/').map_or("*", |(parent, _)| parent);
        match shape.iter_mut().find(|(path, _)| path == parent) {
            Some((_, count)) => *count += 1,
            None => shape.push((parent.to_owned(), 1)),
        }
    }
    let parts: Vec<String> = shape.iter().map(|(path, count)| format!("{path}:{count}")).collect();
    parts.join(" ")
}

fn numbers(outline: &Outline, chapter: &str) -> Vec<String> {
    let items =
        outline.nodes.iter().filter(|node| node.depth == 3 && node.path.starts_with(chapter));
    items.map(|node| node.path.rsplit('/').next().unwrap().to_owned()).collect()
}

fn up_to(last: u32) -> Vec<String> {
    (1..=last).map(|number| number.to_string()).collect()
}

#[test]
fn seed_000_is_whole() {
    let Some(read) = seed("000") else { return };
    assert_eq!(shape(&read), "*:5 三:4 三/（一）:7 三/（二）:5 三/（三）:7 三/（四）:2 四:3 五:4");
    assert_eq!(numbers(&read, "三"), up_to(21));
    assert_eq!(read.issued_on.as_deref(), Some("2022-05-30"));
    assert!(read.document_no.unwrap().ends_with("〔2022〕3号"));
    assert_eq!((read.issuers.len(), read.copy_to.len()), (2, 2));
    assert_eq!(read.disclosure.as_deref(), Some("依申请公开"));
    assert!(read.nodes.iter().all(|node| !node.text.contains('\n')));
}

#[test]
fn seed_001_is_whole() {
    let Some(read) = seed("001") else { return };
    assert_eq!(shape(&read), "*:4 三:4 三/（一）:5 三/（二）:7 三/（三）:4 三/（四）:3 四:4");
    assert_eq!(numbers(&read, "三"), up_to(19));
    let offices = read.nodes.iter().map(|node| node.offices.len()).filter(|count| *count > 0);
    let expected = [2, 2, 2, 5, 7, 1, 7, 10, 7, 7, 4, 6, 4, 4, 1, 2, 3, 5, 5];
    assert_eq!(offices.collect::<Vec<_>>(), expected);
}

#[test]
fn seed_002_is_whole() {
    let Some(read) = seed("002") else { return };
    let expected = "*:2 一:5 一/（二）:2 一/（三）:3 一/（四）:4 一/（五）:5 二:3";
    assert_eq!(shape(&read), expected);
    assert_eq!(read.issued_on.as_deref(), Some("2020-06-12"));
    let figures = read.nodes.iter().flat_map(|node| &node.figures).map(|figure| figure.value);
    let figures: Vec<f64> = figures.collect();
    assert!(figures.contains(&19.0) && figures.contains(&168.0));
}

#[test]
fn seed_003_is_whole() {
    let Some(read) = seed("003") else { return };
    assert_eq!(shape(&read), "*:5 一:3 二:3 三:6 四:3 五:5");
    assert_eq!(read.warnings.len(), 1);
}

#[test]
fn seed_004_is_whole() {
    let Some(read) = seed("004") else { return };
    let points = read.nodes.iter().filter(|node| node.depth == 4).count();
    assert_eq!(numbers(&read, "三"), up_to(15));
    assert_eq!(points, 34);
    let shape = shape(&read);
    assert!(
        shape.starts_with("*:4 二:5 二/（一）:4 二/（二）:2 二/（三）:4 二/（五）:4 三:5"),
        "{shape}"
    );
    assert!(shape.ends_with("四:4 四/（一）:2"), "{shape}");
}
