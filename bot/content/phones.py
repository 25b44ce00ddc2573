"""Phone numbers: whether they can exist, how people dial them."""

from __future__ import annotations

from phonenumbers import (
    NumberParseException,
    PhoneNumberFormat,
    PhoneNumberType,
    format_number,
    is_possible_short_number_for_region,
    is_valid_number,
    number_type,
    parse,
)

# Free and special numbers work only inside their country, so they are written as people dial them there.
DIALLED_INSIDE = (PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST, PhoneNumberType.PREMIUM_RATE)


def shown(phone: str) -> str:
    """Return a number of E.164 in groups, as `+31 20 682 2660`; a short number stays as it is."""
    if not phone.startswith("+"):
        return phone
    number = parse(phone)
    inside = number_type(number) in DIALLED_INSIDE
    return format_number(number, PhoneNumberFormat.NATIONAL if inside else PhoneNumberFormat.INTERNATIONAL)


def can_be_called(phone: str) -> bool:
    """Say whether there are numbers like this one, written in E.164."""
    try:
        number = parse(phone)
    except NumberParseException:
        return False
    return is_valid_number(number) and format_number(number, PhoneNumberFormat.E164) == phone


def can_be_short(phone: str, country: str) -> bool:
    """Say whether a short number like this can exist in a country."""
    return phone.isdecimal() and is_possible_short_number_for_region(parse(phone, country), country)


def as_stored(phone: str, country: str) -> str:
    """Return a number as people dial it in a country in the form of the files: E.164, or a short one as digits."""
    try:
        number = parse(phone, country)
    except NumberParseException:
        return phone
    return format_number(number, PhoneNumberFormat.E164) if is_valid_number(number) else phone.replace(" ", "")
