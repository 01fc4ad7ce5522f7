//! Every form is one of ours and every field says what it is for.

use scraper::ElementRef;

use super::no_page_has;

/// Where people have no session yet, the place the form comes from decides.
const WITHOUT_SESSION: [&str; 3] = ["/session", "/session/code", "/activation"];

fn within(element: ElementRef<'_>, name: &str) -> usize {
    let inputs = element.descendants().filter_map(ElementRef::wrap);
    let named = inputs.filter(|input| input.attr("name") == Some(name));
    named.filter(|input| input.attr("value").is_some_and(|value| !value.is_empty())).count()
}

#[test]
fn every_form_that_changes_something_carries_its_token_and_its_key() {
    no_page_has(|reading, _| {
        let forms = reading.all("form[method=post]").into_iter();
        let action = |form: ElementRef<'_>| form.attr("action").unwrap_or_default().to_owned();
        let ours = |form: &ElementRef<'_>| !WITHOUT_SESSION.contains(&action(*form).as_str());
        let bare =
            |form: &ElementRef<'_>| (within(*form, "token"), within(*form, "form")) != (1, 1);
        forms.filter(ours).filter(bare).map(action).collect()
    });
}

#[test]
fn every_field_has_a_label() {
    no_page_has(|reading, _| {
        let is_named = |field: &ElementRef<'_>| {
            let id = field.attr("id").unwrap_or_default();
            let label = || reading.all(&format!("label[for=\"{id}\"]"));
            field.attr("aria-label").is_some_and(|label| !label.is_empty())
                || label().iter().any(|label| label.text().any(|text| !text.trim().is_empty()))
        };
        let fields = reading.all("input:not([type=hidden]), select, textarea").into_iter();
        fields.filter(|field| !is_named(field)).map(|field| field.html()).collect()
    });
}

#[test]
fn every_button_says_what_it_does() {
    no_page_has(|reading, _| {
        let silent = |element: &ElementRef<'_>| {
            let shown = element.text().any(|text| !text.trim().is_empty());
            !shown && element.attr("aria-label").is_none_or(str::is_empty)
        };
        let all = reading.all("button, a[href], summary").into_iter();
        all.filter(silent).map(|element| element.html()).collect()
    });
}
