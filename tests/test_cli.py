"""The command line as its users meet it: what it prints, what it writes, and how it ends."""

import io
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

from newsclean.cli.program import run
from tests_snapshots import assert_snapshot
