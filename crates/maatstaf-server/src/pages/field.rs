//! Fields and buttons of forms, each with its label.

use maud::{Markup, Render, html};

use super::layout::Say;

/// A field on one line with its label above it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field<'f> {
    name: &'f str,
    label: &'f str,
    kind: &'f str,
    value: &'f str,
    hint: Option<&'f str>,
    complete: Option<&'f str>,
    required: bool,
    fixed: bool,
    least: &'f str,
    longest: u32,
}

impl<'f> Field<'f> {
    pub(super) fn new(name: &'f str, label: &'f str) -> Self {
        let (kind, value, hint, complete) = ("text", "", None, None);
        let (required, fixed, least, longest) = (true, false, "1", 200);
        Self { name, label, kind, value, hint, complete, required, fixed, least, longest }
    }

    pub(super) fn email(name: &'f str, label: &'f str) -> Self {
        Self { kind: "email", complete: Some("username"), longest: 254, ..Self::new(name, label) }
    }

    /// A password that is kept already (`current-password`) or a new one (`new-password`).
    pub(super) fn password(name: &'f str, label: &'f str, complete: &'f str) -> Self {
        Self { kind: "password", complete: Some(complete), longest: 256, ..Self::new(name, label) }
    }

    pub(super) fn file(name: &'f str, label: &'f str) -> Self {
        Self { kind: "file", ..Self::new(name, label) }
    }

    /// A number of days from now.
    pub(super) fn days(name: &'f str, label: &'f str, value: &'f str) -> Self {
        Self { kind: "number", value, ..Self::new(name, label) }
    }

    /// A number that is not below another.
    pub(super) fn number(name: &'f str, label: &'f str, value: &'f str, least: &'f str) -> Self {
        Self { kind: "number", value, least, ..Self::new(name, label) }
    }

    /// It is shown, and cannot be changed.
    pub(super) fn fixed(self) -> Self {
        Self { fixed: true, ..self }
    }

    pub(super) fn value(self, value: &'f str) -> Self {
        Self { value, ..self }
    }

    pub(super) fn hint(self, hint: &'f str) -> Self {
        Self { hint: Some(hint), ..self }
    }

    pub(super) fn complete(self, complete: &'f str) -> Self {
        Self { complete: Some(complete), ..self }
    }

    pub(super) fn optional(self) -> Self {
        Self { required: false, ..self }
    }

    pub(super) fn longest(self, longest: u32) -> Self {
        Self { longest, ..self }
    }
}

impl Render for Field<'_> {
    fn render(&self) -> Markup {
        let typed = matches!(self.kind, "text" | "email" | "password");
        let shown = (!self.value.is_empty()).then_some(self.value);
        let hint = self.hint.map(|_| format!("hint-{}", self.name));
        html! {
            p.field {
                label for=(self.name) { (self.label) }
                @if let Some(text) = self.hint { span.hint id=(format!("hint-{}", self.name)) { (text) } }
                input id=(self.name) name=(self.name) type=(self.kind) value=[shown] required[self.required]
                    autocomplete=[self.complete] aria-describedby=[hint]
                    maxlength=[typed.then_some(self.longest)]
                    readonly[self.fixed]
                    min=[(self.kind == "number").then_some(self.least)] max=[(self.kind == "number").then_some("400")];
            }
        }
    }
}

/// Boxes to tick, each with its own name or all under one.
pub(super) fn boxes(title: &str, items: &[(String, String, &str, bool)]) -> Markup {
    html! {
        fieldset {
            legend { (title) }
            @for (name, value, label, ticked) in items {
                @let id = format!("{name}-{value}");
                p.box {
                    input type="checkbox" id=(id) name=(name) value=(value) checked[*ticked];
                    label for=(id) { (label) }
                }
            }
        }
    }
}

/// One of several, each with its label.
pub(super) fn choice(name: &str, title: &str, items: &[(&str, &str)], chosen: &str) -> Markup {
    html! {
        fieldset {
            legend { (title) }
            @for (value, label) in items {
                @let id = format!("{name}-{value}");
                p.box {
                    input type="radio" id=(id) name=(name) value=(value) checked[*value == chosen] required;
                    label for=(id) { (label) }
                }
            }
        }
    }
}

/// A choice of the language that somebody reads.
pub(super) fn language(say: Say, chosen: &str) -> Markup {
    let items = [("en", "English"), ("nl", "Nederlands")];
    choice("language", say.of("Language", "Taal"), &items, chosen)
}

/// A value that goes along with a form and that nobody sees.
pub(super) fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// A button that does one thing. What it is about is said to who does not see what stands beside it.
pub(super) fn action(to: &str, label: &str, about: &str, fields: &[(&str, &str)]) -> Markup {
    html! {
        form.line method="post" action=(to) {
            @for (name, value) in fields { (hidden(name, value)) }
            button.quiet { (label) @if !about.is_empty() { span.unseen { " " (about) } } }
        }
    }
}

/// A button that sends the form that it stands in.
pub(super) fn send(label: &str) -> Markup {
    html! { p { button { (label) } } }
}

/// A secret that is shown this once, in a field from which it is easily copied.
pub(super) fn shown_once(say: Say, label: &str, secret: &str) -> Markup {
    html! {
        div.once {
            p { strong { (say.of(
                "Copy this now. It is shown this once; here only its digest is kept.",
                "Kopieer dit nu. Het wordt één keer getoond; hier blijft alleen een controlegetal bewaard.",
            )) } }
            p.field {
                label for="once" { (label) }
                textarea id="once" readonly rows="3" { (secret) }
            }
        }
    }
}

/// A message above a form that was not taken.
pub(super) fn alert(message: Option<&str>) -> Markup {
    html! { @if let Some(message) = message { p.alert role="alert" { (message) } } }
}
