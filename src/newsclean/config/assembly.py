"""A configuration put together: a file on top of those that it extends, with every name in it looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.config.layers import layered, selectors
from newsclean.config.reading import Source, chain
from newsclean.config.rebasing import rebased
from newsclean.config.values import MisstatedError
from newsclean.errors import ConfigError

if TYPE_CHECKING:
    from newsclean.config.settings import Config


def assembled(nearest: Source, config: Config) -> Config:
    """Return `config` with what a source and those it extends state on top; ConfigError that names file and line."""
    sources = list(chain(nearest))[::-1]
    for source in sources:
        with source.blamed():
            config = layered(config, rebased(source.layer, source.path, nearest.path))
            _check_names(source, config)
    for source in sources:
        with source.blamed():
            _check_rules(source, config)
    return config.with_(path=nearest.path)


def _check_names(source: Source, config: Config) -> None:
    """Raise the error of a plug-in that cannot be used, or of two rules with one name."""
    try:
        _ = config.names
    except MisstatedError as error:
        if error.place[0] != "pattern":
            raise
        code = config.pattern[int(error.place[1])].code
        codes = [pattern.code for pattern in source.layer.get("pattern", ())]
        raise MisstatedError(str(error), "pattern", *([codes.index(code)] if code in codes else [])) from error


def _check_rules(source: Source, config: Config) -> None:
    """Raise the error of the first rule or option in a source that there is not."""
    for place, selector, options in selectors(source.layer.items()):
        try:
            config.known(selector)
            for rule in config.names.named(selector) if options else ():
                rule.validated(dict(options))
        except MisstatedError:
            raise
        except ConfigError as error:
            raise MisstatedError(str(error), *place) from error
