"""A place: a country, an area, a group of them, or what publishers write where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

ENGLISH = "en"


class PlaceKind(StrEnum):
    """What sort of place a code stands for."""

    # A member or observer State of the United Nations.
    COUNTRY = "country"
    # Any other territory or part of one that publishers report on.
    AREA = "area"
    # Countries and areas taken together.
    GROUP = "group"
    # Where people come from who have no country in the table: unknown, stateless, other.
    RESIDUAL = "residual"
    # A country or area that is no more.
    HISTORIC = "historic"


@dataclass(frozen=True, slots=True)
class Place:
    """One place by its code.

    `code` is ISO 3166 alpha-3 for countries and areas (XKX for Kosovo, CHI for the Channel
    Islands), three digits of M49 for its regions, the World Bank's or our own letters for other
    groups. `names` maps a language of the United Nations (`en`, `fr`, `es`, `ar`, `zh`, `ru`) to
    the official short name. Region codes are codes of groups; what does not apply is None.
    `reportable` says whether a report can be written for it. `caution` is what a reader of its
    figures must know.
    """

    code: str
    kind: PlaceKind
    names: Mapping[str, str] = field(hash=False)
    short_name: str
    name_in_sentence: str
    iso2: str | None = None
    m49: str | None = None
    region: str | None = None
    sub_region: str | None = None
    intermediate_region: str | None = None
    sdg_region: str | None = None
    world_bank_region: str | None = None
    income_group: str | None = None
    # The World Bank's fiscal year whose list gave the income group.
    income_vintage: str | None = None
    ldc: bool = False
    lldc: bool = False
    sids: bool = False
    un_member: bool = False
    reportable: bool = False
    caution: str | None = None

    @property
    def name(self) -> str:
        """The official short name in English."""
        return self.names[ENGLISH]

    def name_in(self, language: str) -> str:
        """The official short name in a language, or in English where the sources have none."""
        return self.names.get(language, self.names[ENGLISH])
