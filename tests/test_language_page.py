"""The page of languages says what there is."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_the_page_is_what_its_script_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import build_language_page

    assert build_language_page.PAGE.read_text(encoding="utf-8") == build_language_page.page()
