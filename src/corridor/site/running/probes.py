"""What machines ask: does the process live, can it work, and its measurements. No person is named anywhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from corridor.site.running.client import may_read_metrics
from corridor.site.running.condition import condition
from corridor.site.running.measuring import exposition


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers."""
    return _fresh(HttpResponse("alive\n", content_type="text/plain"))


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 when everything that the site needs is there, else 503, with what is there and what is not."""
    found = condition()
    return _fresh(JsonResponse(found, status=200 if all(found.values()) else 503))


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The measurements, for the networks that may read them; 404 for everybody else."""
    if not may_read_metrics(request):
        return _fresh(HttpResponse("not here\n", status=404, content_type="text/plain"))
    return _fresh(HttpResponse(exposition(), content_type=CONTENT_TYPE_LATEST))


def _fresh(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    return response
