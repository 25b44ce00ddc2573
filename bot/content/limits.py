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

ANSWER_PARTS = ("title", "lead", "points", "never")
LABEL_GROUPS = ("substances", "facets", "topics", "groups", "countries", "cities", "languages", "levels")
LEVELS = ("dangerous", "unsafe", "caution", "low_risk_synergy", "low_risk_decrease", "unknown")
CONFIDENCE = ("sourced", "known")
LAW = "law"
READ = ("stored", "reprint", "not_opened", LAW)
ASK = ("always", "after")
LINE_FIELDS = ("kinds", "number", "name", "hours", "languages", "free", "source", "confidence", "verify")
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
PLACEHOLDERS = {
    "ui": ("emergency_number", "first", "second", "name", "count", "language", "country", "place", "sources", "date"),
    "chat": ("emergency_number", "language", "country", "place", "name"),
    "emergency": ("emergency_number",),
    "safer_use": ("emergency_number",),
    "health": ("emergency_number",),
    "substances": ("emergency_number",),
    "rights": ("emergency_number",),
    "services": ("emergency_number", "name", "count", "place", "date", "country", "language"),
    "mixes": ("emergency_number", "first", "second"),
    "dispatcher": ("place",),
    "labels": (),
}
