//! Handing in over HTTP.

use axum::http::StatusCode;
use testkit::{World, on_both_engines};

use crate::browser::Browser;

/// Fields, files and the sentence that refuses them.
type Case<'a> = (&'a [(&'a str, &'a str)], &'a [(&'a str, &'a [u8])], &'a str);

const DAY: (&str, &str) = ("effective_on", "2026-09-25");

async fn a_file_comes_back_as_it_was_handed_in_and_only_as_an_attachment(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let page = format!("/tasks/{}", task.no);
    let mut wu = Browser::of(&world, "wu").await;
    let form = wu.get(&page).await;
    let bytes = b"%PDF-1.4 minutes of the canteen committee".as_slice();
    let fields = [DAY, ("note", "as agreed")];
    let sent = wu
        .submit_files(&form, &format!("{page}/hand-ins"), &fields, &[("会议 记录.pdf", bytes)])
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let text = wu.get(&page).await.text();
    assert!(
        text.contains("会议 记录.pdf") && text.contains("2026-09-25") && text.contains("as agreed")
    );
    let link = regex::Regex::new(r#"href="(/evidence/[^"]*)""#).unwrap();
    let link = link.captures(&text).unwrap()[1].to_owned();
    let file = wu.get(&link).await;
    assert_eq!(file.bytes, bytes);
    let disposition = file.headers["content-disposition"].to_str().unwrap();
    assert!(disposition.starts_with("attachment; filename*=UTF-8''%E4%BC%9A"), "{disposition}");
    let mut zhao = Browser::of(&world, "zhao").await;
    assert_eq!(zhao.get(&link).await.status, StatusCode::NOT_FOUND);
}

async fn a_refused_hand_in_keeps_the_words_and_changes_nothing(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let page = format!("/tasks/{}", task.no);
    let mut wu = Browser::of(&world, "wu").await;
    let before = world.row_counts().await;
    let note = ("note", "three words kept");
    let cases: [Case<'_>; 4] = [
        (&[DAY, note], &[], "Please choose at least one file."),
        (&[note], &[("a.pdf", b"%PDF-1.4")], "Please give the effective date"),
        (
            &[("effective_on", "2026-12-31"), note],
            &[("a.pdf", b"%PDF-1.4")],
            "cannot be after today",
        ),
        (&[DAY, note], &[("a.pdf", b"MZ no pdf")], "is not known"),
    ];
    for (fields, files, sentence) in cases {
        let form = wu.get(&page).await;
        let answer = wu.submit_files(&form, &format!("{page}/hand-ins"), fields, files).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{sentence}");
        assert!(answer.text().contains(sentence), "{sentence}: {}", answer.text());
        assert!(answer.text().contains("three words kept"), "{sentence}");
    }
    assert_eq!(world.row_counts().await, before);
}

async fn a_file_of_many_megabytes_is_taken_in(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let page = format!("/tasks/{}", task.no);
    let mut wu = Browser::of(&world, "wu").await;
    let form = wu.get(&page).await;
    let large = [b"%PDF-1.4 ".to_vec(), vec![b'x'; 7 << 20]].concat();
    let place = format!("{page}/hand-ins");
    let sent = wu.submit_files(&form, &place, &[DAY], &[("a.pdf", &large)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert!(wu.get(&page).await.text().contains("7.0 MB"));
}

async fn a_double_click_hands_in_once(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let page = format!("/tasks/{}", task.no);
    let mut wu = Browser::of(&world, "wu").await;
    let form = wu.get(&page).await;
    let files: [(&str, &[u8]); 1] = [("a.pdf", b"%PDF-1.4 once")];
    for _ in 0..2 {
        let answer = wu.submit_files(&form, &format!("{page}/hand-ins"), &[DAY], &files).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    }
    assert_eq!(world.count("evidence", "1 = 1").await, 1);
}

async fn a_connection_that_breaks_leaves_nothing(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let page = format!("/tasks/{}", task.no);
    let mut wu = Browser::of(&world, "wu").await;
    let form = wu.get(&page).await;
    let before = world.row_counts().await;
    let (token, key) = (form.hidden("token"), form.hidden("form"));
    let part = |name: &str, value: &str| {
        format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let head =
        "--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.pdf\"\r\n\r\n";
    let cut = [part("token", &token), part("form", &key), head.to_owned(), "%PDF-1.4 half".into()];
    let request = axum::http::Request::post(format!("{page}/hand-ins"))
        .header("content-type", "multipart/form-data; boundary=edge")
        .body(axum::body::Body::from(cut.concat()))
        .unwrap();
    let answer = wu.send(request).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("did not arrive whole"), "{}", answer.text());
    assert_eq!(world.row_counts().await, before);
}

async fn what_was_handed_in_before_can_be_chosen_in_place_of_a_file(world: World) {
    let before = world.task_for("Riverside").handed_in().await;
    let task = world.task_for("Riverside").accepted().await;
    let page = format!("/tasks/{}", task.no);
    let mut wu = Browser::of(&world, "wu").await;
    let form = wu.get(&page).await;
    let again = form.hidden("again");
    let sent = wu.submit_files(&form, &format!("{page}/hand-ins"), &[("again", &again)], &[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let told = format!("already handed in for task {} on 28 September 2026", before.no);
    assert!(wu.get(&page).await.text().contains(&told));
}

on_both_engines!(
    what_was_handed_in_before_can_be_chosen_in_place_of_a_file,
    a_file_comes_back_as_it_was_handed_in_and_only_as_an_attachment,
    a_refused_hand_in_keeps_the_words_and_changes_nothing,
    a_file_of_many_megabytes_is_taken_in,
    a_double_click_hands_in_once,
    a_connection_that_breaks_leaves_nothing,
);
