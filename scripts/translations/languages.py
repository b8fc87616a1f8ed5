"""The languages into which the interface is translated, and where their files lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LOCALE = Path(__file__).resolve().parents[2] / "src" / "corridor" / "site" / "locale"


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its folder's name, with the rule for its plural forms (gettext's; after the Unicode CLDR).

    `forms` is how many plural forms a message has.
    """

    folder: str
    forms: int
    rule: str

    @property
    def file(self) -> Path:
        """The file that translators edit."""
        return LOCALE / self.folder / "LC_MESSAGES" / "django.po"

    @property
    def compiled_file(self) -> Path:
        """The file that Django reads."""
        return self.file.with_suffix(".mo")

    @property
    def head(self) -> str:
        """The head of the file, without a date, so that it changes only with the language."""
        return (
            "Project-Id-Version: Corridor\n"
            f"Language: {self.folder}\n"
            "MIME-Version: 1.0\n"
            "Content-Type: text/plain; charset=UTF-8\n"
            "Content-Transfer-Encoding: 8bit\n"
            f"Plural-Forms: nplurals={self.forms}; plural={self.rule};\n"
        )


_ARABIC = "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"
_RUSSIAN = "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2"

LANGUAGES = (
    Language("ar", 6, _ARABIC),
    Language("es", 2, "n != 1"),
    Language("fr", 2, "n > 1"),
    Language("ru", 3, _RUSSIAN),
    Language("zh_Hans", 1, "0"),
)
