"""Ordinary questions in several languages, for measuring time."""

QUESTIONS = (
    "what does ghb do to you",
    "hoe lang werkt ketamine",
    "شو بيعمل الكبتاغون",
    "شیشه با آدم چیکار میکنه",
    "can i drink on tramadol",
    "and with alcohol?",
    "where can i get new needles in rotterdam",
    "kan ik naar de dokter zonder papieren",
    "are you police",
    "how do i stop taking benzos",
    "was passiert wenn man koks und alkohol mischt",
    "qu'est-ce que la naloxone",
    "dónde puedo analizar mi droga",
    "что делать после передозировки",
    "thank you",
    "i cannot sleep since three days",
)
