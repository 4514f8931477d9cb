"""Pages of collecting: import, quarantine, a batch with its rows, a raw line, and health."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

from django.http import Http404, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lantoa.core.errors import BadInput
from lantoa.web.campaigns.queries import readable
from lantoa.web.collection import queries, services
from lantoa.web.collection.forms import UploadForm, columns_chosen
from lantoa.web.collection.mapping_form import with_fields
from lantoa.web.kit.frame import page
from lantoa.web.kit.marks import open_while_alone
from lantoa.web.kit.spoken import lang_of
from lantoa.web.people.doors import actor
from lantoa.web.people.queries import unit_for

Answer = TypeVar("Answer", bound=HttpResponseBase)

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from lantoa.web.people.actors import Actor


@open_while_alone
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponseBase:
    """Show the import page; take files that are sent to it."""
    problem, by = "", actor(request)
    if request.method == "POST":
        form = UploadForm(request.POST)
        try:
            if not form.is_valid():
                raise BadInput(
                    "; ".join(str(e) for errors in form.errors.values() for e in errors)
                )
            said = form.cleaned_data
            services.take_files(
                by=by, unit=unit_for(by=by, said=said["unit"]), files=request.FILES.getlist("files"), seen_at=said["seen_at"].strip(),
                capture=said["capture"].strip(), pseudonymise=said["pseudonymise"],
                modified_ms=said["modified"],
            )  # fmt: skip
        except BadInput as failure:
            problem = str(failure)
        else:
            return HttpResponseRedirect(reverse("imports") + "#tep-da-tha")
    elif queries.is_waiting():
        services.wake()
    lang = lang_of(request)
    facts = queries.jobs(lang, by=by) | {"problem": problem}
    facts |= {"quarantine": queries.quarantine(lang, by=by)}
    return page(request, "collection/imports.html", _frame("import", by) | facts,
                status=400 if problem else 200)  # fmt: skip


@open_while_alone
@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """Show how far the uploads are: a part of the import page, asked for again and again."""
    facts = queries.jobs(lang_of(request), by=actor(request)) | {
        "asked": request.GET.get("mappings", "")
    }
    response = page(request, "collection/jobs.html", facts)
    if not facts["running"] and request.GET.get("running"):
        # All is read: quarantine and proposals below have changed too.
        response["HX-Refresh"] = "true"
    return response


@open_while_alone
@require_POST
def map_columns(request: HttpRequest, job_id: UUID) -> HttpResponseBase:
    """Import a table by the columns that a person has agreed to."""
    text = request.POST.get("text", "").replace("\r\n", "\n")
    mapping = with_fields(text, columns_chosen(request.POST))
    services.import_with_mapping(by=actor(request), job_id=job_id, mapping=mapping)
    return HttpResponseRedirect(reverse("imports") + "#tep-da-tha")


@open_while_alone
@require_POST
def drop(request: HttpRequest, job_id: UUID) -> HttpResponseBase:
    """Leave an upload out."""
    services.drop(by=actor(request), job_id=job_id)
    return HttpResponseRedirect(reverse("imports"))


@open_while_alone
@require_safe
def quarantine_csv(request: HttpRequest) -> HttpResponse:
    """Give the rows in quarantine as CSV."""
    made = services.exported_quarantine(by=actor(request), sha256=request.GET.get("file", ""))
    return _attachment(HttpResponse(made, content_type="text/csv; charset=utf-8"), "cach-ly.csv")


@open_while_alone
@require_POST
def retry(request: HttpRequest) -> HttpResponseBase:
    """Try the rows in quarantine again."""
    services.retry_quarantine(by=actor(request), sha256=request.POST.get("file", ""))
    return HttpResponseRedirect(reverse("imports") + "#tep-da-tha")


@open_while_alone
@require_safe
def batch(request: HttpRequest, number: int) -> HttpResponse:
    """Show a batch and the observations that it added."""
    asked = request.GET.get("page", "1")
    wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    by = actor(request)
    facts = queries.batch(number, lang_of(request), page=max(wanted, 1), by=by)
    if facts is None:
        raise Http404
    return page(request, "collection/batch.html", _frame("health", by) | facts)


@open_while_alone
@require_safe
def raw(request: HttpRequest, sha256: str, line: int) -> HttpResponse:
    """Show one line of a kept raw file as it came."""
    by = actor(request)
    facts = queries.raw(sha256, line, request.GET.get("member", ""), by=by)
    return page(request, "collection/raw.html", _frame("health", by) | facts)


@open_while_alone
@require_safe
def raw_file(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """Give a kept raw file as it arrived; its digest is its address."""
    blocks = queries.raw_blocks(sha256, by=actor(request))
    if blocks is None:
        raise Http404
    response = StreamingHttpResponse(blocks, content_type="application/octet-stream")
    return _attachment(response, queries.name_of(sha256))


@open_while_alone
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Show how collecting went."""
    by = actor(request)
    facts = queries.collected(lang_of(request), by=by)
    return page(request, "collection/health.html", _frame("health", by) | facts)


def _frame(tab: str, by: Actor) -> dict[str, Any]:
    campaigns = readable(by=by)
    simulated = bool(campaigns) and all(one.declared.simulated for one in campaigns)
    return {"tab": tab, "switch": campaigns, "simulated": simulated}


def _attachment(response: Answer, name: str) -> Answer:
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
