from realpolitik.brief.markdown import markdown, plain


def test_outside_text_cannot_become_markup(full) -> None:
    text = markdown(full)
    assert r"\<b\>Bold\</b\>" in text
    assert "<wicked>" not in text


def test_the_same_sections_in_the_same_order(full) -> None:
    heads = [line[3:] for line in markdown(full).splitlines() if line.startswith("## ")]
    assert heads == [
        "Verdict", "Members and tests", "Claimed, reported, recorded", "Who stands where", "Events",
        "What is missing", "Method, versions, sources",
    ]  # fmt: skip


def test_every_table_has_as_many_cells_as_columns(full) -> None:
    width = 0
    for line in markdown(full).splitlines():
        if not line.startswith("|"):
            width = 0
            continue
        cells = line.replace(r"\|", "").count("|")
        width = width or cells
        assert cells == width


def test_plain_keeps_a_text_on_its_line() -> None:
    assert plain("a\n# b") == r"a \# b"
