"""Names of files that came from elsewhere: shown honestly, written harmlessly, never run."""

import re
import unicodedata

LONGEST = 120
# characters no system takes in a name, and both kinds of slash
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d|clock\$)(?=\.|$)")
# what a system would run instead of show
_PROGRAMS = (
    "exe com bat cmd scr pif msi msp msix appx cpl dll ocx sys vb vbs vbe js jse mjs ws wsf wsh hta ps1 psm1 psc1 reg "
    "inf lnk url scf jar jnlp app command tool workflow pkg dmg sh bash zsh csh fish run bin out appimage desktop deb "
    "rpm flatpakref snap py pyw pyc pyz rb pl php lua apk gadget chm hlp application xll ade adp msc iso img vhd "
    "html htm xhtml mht mhtml svg xbap docm dotm xlsm xltm xlam pptm potm ppam sldm"
)


def safe_name(name: str) -> str:
    """A file name without folders, hidden characters, reserved words or trailing dots: what is shown and written.

    >>> safe_name("../../etc/passwd"), safe_name("C:\\\\temp\\\\a.txt"), safe_name("invoice\u202egpj.exe")
    ('passwd', 'a.txt', 'invoicegpj.exe')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(
        char for char in last if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
    )
    cleaned = _FORBIDDEN.sub("_", visible).strip().rstrip(". ")
    cleaned = _RESERVED.sub(r"_\1", cleaned)
    if len(cleaned) > LONGEST:
        stem, dot, suffix = cleaned.rpartition(".")
        kept = dot + suffix if stem and len(suffix) <= 10 else ""
        cleaned = cleaned[: LONGEST - len(kept)].rstrip(". ") + kept
    return cleaned or "file"


def suffix_of(name: str) -> str:
    """What follows the last dot of the safe name, in small letters."""
    stem, dot, suffix = safe_name(name).rpartition(".")
    return suffix.casefold() if stem and dot else ""


def is_program(name: str) -> bool:
    """Whether a system might run such a file (or code inside it); those are saved, never opened from here."""
    return suffix_of(name) in _PROGRAMS.split()


def size_text(size: int) -> str:
    """The size of a file: 640 B, 12 KB, 3.4 MB."""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{size / 1024:.0f} KB"
    return f"{size / 1024 / 1024:.1f} MB"
