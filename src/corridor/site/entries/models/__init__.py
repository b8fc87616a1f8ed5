"""What is stored of entries."""

from corridor.site.entries.models.audit import AuditEvent, PublicChange
from corridor.site.entries.models.entry import Contact, EntryVersion, Illustration, PublicTie, StoredEntry
from corridor.site.entries.models.moderation import Answer, Approval, Comment, LinkDecision
from corridor.site.entries.models.saved_search import SavedSearch

__all__ = [
    "Answer",
    "Approval",
    "AuditEvent",
    "Comment",
    "Contact",
    "EntryVersion",
    "Illustration",
    "LinkDecision",
    "PublicChange",
    "PublicTie",
    "SavedSearch",
    "StoredEntry",
]
