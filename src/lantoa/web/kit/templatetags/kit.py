"""Tags that every template may use: words in two languages, icons, bars, the glyph of an interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

from django import template
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from lantoa.core.formats import day, moment
from lantoa.language.compounds import kept_together
from lantoa.web.kit.spoken import told

if TYPE_CHECKING:
    from django.template import Context

    from lantoa.core.formats import Lang

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: Context, vietnamese: str, english: str, **facts: Any) -> str:
    """Return one of two wordings, with its facts filled in (and escaped)."""
    words = english if context.get("lang") == "en" else vietnamese
    if not facts:
        return mark_safe(words)  # noqa: S308  # written in the template itself
    return format_html(words, **facts)


@register.simple_tag(takes_context=True)
def here(context: Context, **changes: str) -> str:
    """Return the address of this page with some of its choices changed."""
    request = context["request"]
    asked = {name: request.GET[name] for name in request.GET} | changes
    return "?" + urlencode({name: value for name, value in asked.items() if value != ""})


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return an icon of the sprite; it says nothing that the words beside it do not."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        static("kit/symbols.svg"), name,
    )  # fmt: skip


@register.simple_tag
def bar(part: float | None, *, hot: bool = False, low: Any = None, high: Any = None) -> SafeString:
    """Return a bar from zero; `part`, and its interval `low` to `high`, in percent of the longest.

    No bar is drawn of what is unknown.
    """
    if part is None:
        return mark_safe('<span class="track" aria-hidden="true"></span>')
    doubt = mark_safe("")
    if low is not None and high is not None and high > low:
        doubt = format_html(
            '<rect class="doubt" x="{}" y="3" width="{}" height="2"/>',
            f"{low:.2f}", f"{max(high - low, 0.4):.2f}",
        )  # fmt: skip
    return format_html(
        '<svg class="track" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="{}" width="{}" height="8"/>{}</svg>',
        "hot" if hot else "", f"{part:.2f}", doubt,
    )  # fmt: skip


@register.simple_tag
def glyph(shown: Any) -> SafeString:
    """Return the glyph of an interval: a tick for the value, a band for what it may be.

    `shown` has ``start`` and ``end`` (0 to 120, the scale is 5% either way), ``open_start`` and
    ``open_end`` where the band runs on; nothing where there is no interval to draw.
    """
    if shown is None:
        return mark_safe("")
    band = mark_safe("")
    if shown.end > shown.start:
        band = format_html(
            '<rect class="band" x="{}" y="3" width="{}" height="10"/>',
            f"{shown.start:.1f}", f"{shown.end - shown.start:.1f}",
        )  # fmt: skip
    ends = "".join(
        f'<path class="on" d="M{x} 3l{step} 5l{-step} 5"/>'
        for x, step, runs in ((2, -5, shown.open_start), (118, 5, shown.open_end))
        if runs
    )
    return format_html(
        '<svg viewBox="0 0 120 16" aria-hidden="true"><path class="axis" d="M0 8h120"/>{}{}'
        '<rect class="at" x="58.5" width="3" height="16"/></svg>',
        band, mark_safe(ends),  # noqa: S308  # only our own numbers
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def tell(context: Context, message: str) -> str:
    """Return a message of the library in the language of the page."""
    return conditional_escape(told(message, "en" if context.get("lang") == "en" else "vi"))


@register.simple_tag(takes_context=True)
def field(
    context: Context,
    bound: Any,
    vietnamese: str,
    english: str,
    note_vi: str = "",
    note_en: str = "",
) -> SafeString:
    """Return a field of a form with its label, a note and what is wrong with it, tied together."""
    lang = "en" if context.get("lang") == "en" else "vi"
    note = note_en if lang == "en" else note_vi
    wrong = [told(str(error), cast("Lang", lang)) for error in bound.errors]
    key = bound.auto_id
    widget = bound.field.widget
    widget.attrs.pop("placeholder", None)
    attrs = {"class": "field"}
    if wrong:
        attrs["aria-invalid"] = "true"
    about = [f"{key}-{part}" for part, there in (("note", note), ("wrong", wrong)) if there]
    if about:
        attrs["aria-describedby"] = " ".join(about)
    return format_html(
        '<div class="asked"><label for="{}">{}</label>{}{}{}</div>',
        key,
        english if lang == "en" else vietnamese,
        bound.as_widget(attrs=attrs),
        format_html('<p class="note" id="{}-note">{}</p>', key, note) if note else "",
        format_html('<p class="wrong" id="{}-wrong">{}</p>', key, " ".join(wrong)) if wrong else "",
    )  # fmt: skip


@register.filter
def given(value: Any, lang: str) -> Any:
    """Return a value, or that it is not known: a dash would say nothing."""
    if value:
        return value
    words = "unknown" if lang == "en" else "không rõ"
    return format_html('<span class="soft">{}</span>', words)


@register.filter
def at_home(value: Any, lang: str) -> str:
    """Return an instant as people in Vietnam read it."""
    return moment(value, "Asia/Ho_Chi_Minh", "en" if lang == "en" else "vi")


@register.filter
def titled(name: str) -> str:
    """Return a name whose words of several syllables stay on one line."""
    return kept_together(name)


@register.filter
def joined(values: Any, mark: str = " · ") -> SafeString:
    """Return values joined by a mark, each escaped."""
    return mark_safe(mark.join(str(conditional_escape(value)) for value in values))  # noqa: S308


@register.filter
def day_said(value: Any, lang: str) -> str:
    """Return a day as people write it; "" where there is none."""
    return day(value, "en" if lang == "en" else "vi") if value else ""
