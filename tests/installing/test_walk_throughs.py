"""The walk-throughs again, with the program as it is installed on a bare Debian, and on an older one."""

import pytest

from tests.walkthroughs.test_headteacher import test_headteacher
from tests.walkthroughs.test_it_staff import stick, test_it_staff
from tests.walkthroughs.test_teacher import test_teacher, week_arrived

__all__ = ["stick", "test_headteacher", "test_it_staff", "test_teacher", "week_arrived"]

pytestmark = [
    pytest.mark.timeout(900),  # the first one installs it
    pytest.mark.parametrize("edition", ["many", "older"], indirect=True),
]
