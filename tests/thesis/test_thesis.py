import pytest

from realpolitik.errors import BadInput
from realpolitik.thesis.thesis import Thesis


@pytest.mark.parametrize(
    ("hub", "rival", "members", "says"),
    [
        pytest.param("CHN", "CHN", (), "same state", id="hub equal to rival"),
        pytest.param("CHN", "USA", ("USA",), "as well as hub or rival", id="rival a member"),
        pytest.param("CHN", "USA", ("CHN",), "as well as hub or rival", id="hub a member"),
    ],
)
def test_no_state_has_two_roles(hub, rival, members, says) -> None:
    with pytest.raises(BadInput, match=says) as error:
        Thesis(hub=hub, rival=rival, members=members)
    assert error.value.hint


def test_the_cast_is_everyone_with_a_role() -> None:
    thesis = Thesis(hub="AAA", rival="BBB", members=("CCC",), courted=("DDD",))
    assert thesis.cast == ("AAA", "BBB", "CCC", "DDD")
