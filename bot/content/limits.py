"""How long texts may be, and what may stand in which file."""

from __future__ import annotations

TITLE = 40
LEAD = 300
POINT = 120
POINTS = 5
EMERGENCY_POINTS = 8
NEVER = 5
WHOLE = 1000  # a WhatsApp message with buttons holds 1,024
WHOLE_ENGLISH = 800  # German, Russian or Tamil are a third longer
BUTTON = 20
LABEL = 24
MECHANISM = 300
DISPATCHER = 200
DESK = 160

ANSWER_PARTS = ("title", "lead", "points", "never")
LABEL_GROUPS = ("substances", "medicines", "facets", "topics", "groups", "countries", "cities", "languages", "levels")
LEVELS = ("dangerous", "unsafe", "caution", "low_risk_synergy", "low_risk_decrease", "unknown")
CONFIDENCE = ("sourced", "known")
LAW = "law"
READ = ("stored", "reprint", "not_opened", LAW)
ASK = ("always", "after")
LINE_FIELDS = ("kinds", "number", "name", "hours", "languages", "free", "source", "confidence", "verify")
EVIDENCE_FIELDS = ("sources", "laws", "checked", "check_again", "contacts", "verify")
CONTACT_FIELDS = ("name", "phone", "url", "confidence", "verify")
LINE_KINDS = (
    "ambulance",
    "child",
    "discrimination",
    "domestic_violence",
    "drug_helpline",
    "drug_ngo",
    "fire",
    "legal",
    "listening",
    "medical_oncall",
    "mental_health",
    "missing_children",
    "poison",
    "sexual_violence",
    "shelter",
    "suicide",
    "text_emergency",
    "trafficking",
    "undocumented_health",
    "victims",
    "violence_against_women",
)
SERVICE_FIELDS = (
    "name",
    "kinds",
    "what",
    "for",
    "address",
    "transit",
    "location",
    "location_is",
    "phone",
    "phone_is",
    "whatsapp",
    "telegram",
    "email",
    "web",
    "hours",
    "languages",
    "papers",
    "insurance",
    "anonymous",
    "costs",
    "shares_with",
    "source",
    "confidence",
    "known_fields",
    "seen",
    "checked",
    "check_again",
    "verify",
)
SPECIAL_GROUPS = ("women", "men", "lgbtq", "sex_workers", "young_people")
SERVICE_GROUPS = (
    *SPECIAL_GROUPS,
    "migrants",
    "people_without_papers",
    "people_without_insurance",
    "homeless_people",
    "people_who_use_drugs",
)
SERVICE_VALUES = {
    "papers": ("none", "needed", "unknown"),
    "insurance": ("none", "needed", "unknown"),
    "anonymous": ("yes", "no", "unknown"),
    "costs": ("free", "some", "unknown"),
    "location_is": ("exact", "approximate"),
    "phone_is": ("short",),
    "confidence": CONFIDENCE,
}
PLACEHOLDERS = {
    "ui": ("emergency_number", "first", "second", "name", "count", "language", "country", "place", "sources", "date"),
    "chat": ("emergency_number", "language", "country", "place", "name"),
    "emergency": ("emergency_number",),
    "safer_use": ("emergency_number",),
    "health": ("emergency_number",),
    "substances": ("emergency_number",),
    "rights": ("emergency_number",),
    "services": (
        "emergency_number",
        "name",
        "count",
        "place",
        "city",
        "country",
        "date",
        "day",
        "time",
        "language",
        "languages",
        "groups",
        "distance",
        "link",
        "number",
    ),
    "mixes": ("emergency_number", "first", "second"),
    "dispatcher": ("place",),
    "desk": (),
    "labels": (),
}
