"""Settings: plain, immutable data; read from disk only when asked."""

from newsclean.config.reading import config_file, toml_table
from newsclean.config.settings import Config
from newsclean.rules.selectors import check_selector

__all__ = ["Config", "check_selector", "config_file", "toml_table"]
