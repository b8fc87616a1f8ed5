"""Requirements that only the authority can state: market share, researchers, advertising, funding, links."""

from __future__ import annotations

from collections.abc import Mapping

from corridor.assessments.price_sites.finding import Finding, PriceFile, Verdict

_ANSWERS: Mapping[str, bool] = {"yes": True, "true": True, "no": False, "false": False}


def market_share(file: PriceFile, threshold_percent: float) -> Finding:
    """Requirement 7: the providers have the threshold's share of each corridor's market or more.

    `market_share_percent` is the lowest share of any corridor.
    """
    said = file.said("market_share_percent")
    if said is None:
        return _silent("market_share_percent")
    try:
        share = float(said.removesuffix("%"))
    except ValueError:
        return Finding(Verdict.NOT_STATED, f"market_share_percent is {said!r}, which is no number")
    if not 0 <= share <= 100:
        return Finding(Verdict.NOT_STATED, f"market_share_percent is {said}, which is no share")
    verdict = Verdict.MET if share >= threshold_percent else Verdict.NOT_MET
    return Finding(verdict, f"the providers have {share:g} per cent of the market; {threshold_percent:g} are asked for")


def independent_researchers(file: PriceFile) -> Finding:
    """Requirement 8: independent researchers collect the prices."""
    return _answered(file, "independent_researchers", wanted=True)


def mystery_shopping(file: PriceFile) -> Finding:
    """Requirement 9: they pose as customers."""
    return _answered(file, "mystery_shopping", wanted=True)


def no_advertising(file: PriceFile) -> Finding:
    """Requirement 10: there is no advertising."""
    return _answered(file, "advertising", wanted=False)


def no_subscription(file: PriceFile) -> Finding:
    """Requirement 11: no subscription, and the file says who pays; whether that is a provider, a person must judge."""
    found = _answered(file, "subscription", wanted=False)
    if found.verdict is not Verdict.MET:
        return found
    funding = file.said("funding")
    if funding is None:
        return _silent("funding")
    return Finding(Verdict.MET, f"{found.why}; funding: {funding} (a person must see that no provider pays for it)")


def linked_databases(file: PriceFile) -> Finding:
    """Requirement 12: there are links to other approved databases; whether they are approved, a person must judge."""
    said = file.said("linked_databases")
    if said is None:
        return _silent("linked_databases")
    if said.lower() in ("no", "none", "false"):
        return Finding(Verdict.NOT_MET, f"linked_databases: {said}")
    return Finding(Verdict.MET, f"linked_databases: {said} (a person must see that they are approved ones)")


def _answered(file: PriceFile, key: str, *, wanted: bool) -> Finding:
    said = file.said(key)
    if said is None:
        return _silent(key)
    answer = _ANSWERS.get(said.lower())
    if answer is None:
        return Finding(Verdict.NOT_STATED, f"{key} is {said!r}, which is neither yes nor no")
    return Finding(Verdict.MET if answer is wanted else Verdict.NOT_MET, f"{key}: {said}")


def _silent(key: str) -> Finding:
    return Finding(Verdict.NOT_STATED, f"the file has no line `# {key}: ...`")
