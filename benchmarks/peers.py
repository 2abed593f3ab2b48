"""The extractors that are compared, each loaded only in the process that runs it.

A loader imports its library and returns a function from a page to plain text. ImportError means: not installed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

from benchmarks.data import Page

Extract = Callable[[Page], str | None]

# The names of jusText's stop lists; for other languages it runs in its language-independent setting.
STOP_LISTS: Mapping[str, str] = dict(
    af="Afrikaans", ar="Arabic", bg="Bulgarian", ca="Catalan", cs="Czech", da="Danish", de="German", el="Greek",
    en="English", es="Spanish", et="Estonian", fa="Persian", fi="Finnish", fr="French", gl="Galician", he="Hebrew",
    hi="Hindi", hr="Croatian", hu="Hungarian", id="Indonesian", it="Italian", ko="Korean", la="Latin",
    lb="Luxembourgish", lt="Lithuanian", lv="Latvian", ms="Malay", nb="Norwegian_Bokmal", nl="Dutch",
    no="Norwegian_Bokmal", pl="Polish", pt="Portuguese", ro="Romanian", ru="Russian", sk="Slovak", sl="Slovenian",
    sr="Serbian", sv="Swedish", sw="Swahili", tr="Turkish", uk="Ukrainian", ur="Urdu", vi="Vietnamese",
    **{"is": "Icelandic"},
)  # fmt: skip
NO_ADDRESS = "https://example.org/article"  # for libraries that insist on an address


@dataclass(frozen=True, slots=True)
class Peer:
    """An extractor: the distribution that brings it, and its loader."""

    distribution: str
    load: Callable[[], Extract]


def find_peer(name: str) -> Peer:
    """Return the peer of that name, or the one that `module:loader` names; ValueError for an unknown name."""
    module, colon, loader = name.partition(":")
    if colon:
        return Peer(module, partial(_from_module, module, loader))
    if name not in PEERS:
        raise ValueError(f"no peer {name!r}; there are: {', '.join(PEERS)}; one of your own is named module:loader")
    return PEERS[name]


def peer_version(name: str) -> str:
    """Return the installed version of a peer; empty where it has none."""
    try:
        return version(find_peer(name).distribution)
    except PackageNotFoundError:
        return ""


def _from_module(module: str, loader: str) -> Extract:
    load: Callable[[], Extract] = getattr(import_module(module), loader)
    return load()


def _newsclean() -> Extract:
    from newsclean import clean

    return lambda page: clean(page.html).text


def _trafilatura(**options: bool) -> Extract:
    extract = import_module("trafilatura").extract
    return lambda page: extract(page.html, url=page.url, include_comments=False, **options)


def _resiliparse() -> Extract:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda page: extract(page.html, main_content=True)


def _readability() -> Extract:
    document, to_text = import_module("readability").Document, import_module("html_text").extract_text
    return lambda page: to_text(document(page.html).summary() or "<p></p>")


def _newspaper4k() -> Extract:
    article = import_module("newspaper").Article

    @cache
    def options(lang: str | None) -> dict[str, str]:
        """Return the option for a language the library knows, no option for another."""
        try:
            article(NO_ADDRESS, fetch_images=False, language=lang)
        except Exception:  # noqa: BLE001 - the library's word for an unknown language differs between versions
            return {}
        return {"language": lang} if lang else {}

    def extract(page: Page) -> str:
        found = article(page.url or NO_ADDRESS, fetch_images=False, **options(page.lang))
        found.download(input_html=page.html)
        found.parse()
        return str(found.text or "")

    return extract


def _goose3() -> Extract:
    goose, stop_words = import_module("goose3").Goose, import_module("goose3.text")
    own = {"ar": "StopWordsArabic", "ko": "StopWordsKorean", "zh": "StopWordsChinese"}

    @cache
    def extractor(lang: str) -> Callable[..., str]:
        options = {"enable_image_fetching": False, "use_meta_language": False, "target_language": lang}
        if lang in own:
            options["stopwords_class"] = getattr(stop_words, own[lang])
        ready = goose(options)
        return lambda html: str(ready.extract(raw_html=html).cleaned_text)

    return lambda page: extractor(page.lang or "en")(page.html)


def _justext() -> Extract:
    library = import_module("justext")
    known = library.get_stoplists()

    @cache
    def options(lang: str) -> dict[str, object]:
        name = STOP_LISTS.get(lang)
        if name in known:
            return {"stoplist": library.get_stoplist(name)}
        return {"stoplist": frozenset(), "stopwords_low": 0, "stopwords_high": 0}

    def extract(page: Page) -> str:
        paragraphs = library.justext(page.html, **options(page.lang or "en"))
        return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)

    return extract


def _boilerpy3() -> Extract:
    extractor = import_module("boilerpy3.extractors").ArticleExtractor(raise_on_failure=False)
    return lambda page: extractor.get_content(page.html)


def _magic_html() -> Extract:
    extractor, to_text = import_module("magic_html").GeneralExtractor(), import_module("html_text").extract_text

    def extract(page: Page) -> str:
        found = extractor.extract(page.html, base_url=page.url or NO_ADDRESS) or {}
        return str(to_text(found["html"])) if found.get("html") else ""

    return extract


def _beautifulsoup() -> Extract:
    from bs4 import BeautifulSoup

    import_module("lxml")

    def extract(page: Page) -> str:
        soup = BeautifulSoup(page.html, "lxml")
        for unseen in soup(["script", "style", "noscript", "template"]):
            unseen.decompose()
        return soup.get_text("\n", strip=True)

    return extract


PEERS: Mapping[str, Peer] = {
    "newsclean": Peer("newsclean", _newsclean),
    "trafilatura": Peer("trafilatura", _trafilatura),
    "trafilatura-precision": Peer("trafilatura", partial(_trafilatura, favor_precision=True)),
    "trafilatura-recall": Peer("trafilatura", partial(_trafilatura, favor_recall=True)),
    "trafilatura-fast": Peer("trafilatura", partial(_trafilatura, fast=True)),
    "resiliparse": Peer("resiliparse", _resiliparse),
    "readability-lxml": Peer("readability-lxml", _readability),
    "newspaper4k": Peer("newspaper4k", _newspaper4k),
    "goose3": Peer("goose3", _goose3),
    "justext": Peer("justext", _justext),
    "boilerpy3": Peer("boilerpy3", _boilerpy3),
    "magic-html": Peer("magic-html", _magic_html),
    "beautifulsoup-text": Peer("beautifulsoup4", _beautifulsoup),
}
