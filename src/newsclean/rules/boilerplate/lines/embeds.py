"""Lines that posts and players embedded in the page leave behind."""

from __future__ import annotations

from newsclean.rules.boilerplate.lines import Claim, Line, weight
from newsclean.rules.boilerplate.lines.knowledge import networks, whole_phrases_in
from newsclean.text.patterns import lazy

EMBED, FOLLOW, PLAYER = "BPL203", "BPL202", "BPL503"
MIN_MESSAGE_WORDS = 2  # "Video unavailable"; "Video: JavaScript explained" is a title
HANDLE = lazy(r"@\w{2,30}")
MIN_ACCOUNT_WORDS, MAX_ACCOUNT_WORDS = 3, 8
SIGNATURE = lazy(r"(?:[—–―-]{1,2}|&mdash;) ?[^()（）]{1,80}[(（]@\w{1,30}[)）]")
SHORT_LINK = lazy(r"(?<![^\s])(?:pic\.(?:twitter|x)\.com/\w{4,16}|https?://t\.co/\w{4,16})(?!\S)")
SHORT_LINKS = ("pic.twitter.com/", "pic.x.com/", "://t.co/")
MAX_SIGNATURE = 160


def embedded_post(line: Line) -> Claim | None:
    """Return the claim on the signature of a post, "— Name (@handle) 3 March 2022", or on a line of its links."""
    text = line.text
    if "@" in text and len(text) <= MAX_SIGNATURE and SIGNATURE.match(text) and not line.is_sentence:
        return Claim(EMBED, line.index, "@" + text.partition("@")[2].partition(")")[0])
    if "@" in text and _names_account(line):
        return Claim(FOLLOW, line.index, text)
    if has_short_link(text) and not SHORT_LINK.sub("", text).strip():
        return Claim(EMBED, line.index, text)
    return None


def player_error(line: Line) -> Claim | None:
    """Return the claim on a player's message that scripts are off, as "Video unavailable: JavaScript is disabled"."""
    if "javascript" not in line.text.lower() or line.is_sentence or len(line.text) > MAX_SIGNATURE:
        return None
    label, mark, _ = line.folded.partition(":")
    if not mark or weight(label) < MIN_MESSAGE_WORDS:
        return None
    openings = (line.folded.partition(" ")[0], line.folded[:2])
    is_video = any("video" in whole_phrases_in(opening, line.language) for opening in openings)
    return Claim(PLAYER, line.index, line.text) if is_video else None


def _names_account(line: Line) -> bool:
    """Tell whether a short line is about an account on a network, as "Follow @paper on Instagram"."""
    words = line.folded.split()
    if line.is_sentence or not MIN_ACCOUNT_WORDS <= len(words) <= MAX_ACCOUNT_WORDS:
        return False
    return any(word in networks() for word in words) and any(HANDLE.fullmatch(word) for word in words)


def has_short_link(text: str) -> bool:
    """Tell whether a text holds a link that only posts have."""
    return any(link in text for link in SHORT_LINKS)
