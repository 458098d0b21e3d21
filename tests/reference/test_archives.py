"""What two archives answer, in the shapes that their documentation gives."""

import pytest

from realpolitik.errors import BadInput, UnreadableSource
from realpolitik.reference.archives import ANY, choose, one_of, versions
from realpolitik.reference.datasets import datasets

DOI = "10.7910/DVN/LEJUQZ"
HOST = "https://dataverse.harvard.edu"
AT = f"{HOST}/api/datasets/:persistentId"
MD5 = "235c918a8eaff0f65a8044e81a5c1ca8"


def filed(name, id_=1, **more):
    restricted = more.pop("restricted", False)
    about = {"id": id_, "filename": name, "filesize": 9, "md5": MD5} | more
    return {"label": name, "restricted": restricted, "dataFile": about}


def version(number, *files):
    return {
        "versionNumber": number,
        "versionMinorNumber": 1,
        "versionState": "RELEASED",
        "releaseTime": f"20{number}-06-24T01:02:03Z",
        "files": list(files),
    }


def dataverse(*found):
    """How a Dataverse answers that has these versions, newest first; `asked` lists the questions."""
    asked = []
    answers = {
        f"{AT}/?persistentId=doi:{DOI}": {"data": {"latestVersion": found[0]}},
        f"{AT}/versions?persistentId=doi:{DOI}": {"data": list(found)},
    }

    def ask(url):
        asked.append(url)
        return answers[url]

    ask.asked = asked
    return ask


def zenodo(url):
    assert url == "https://zenodo.org/api/records/1234"
    return {
        "id": 1234,
        "metadata": {"publication_date": "2024-05-06", "version": "v2"},
        "files": [
            {
                "key": "gdp.csv",
                "checksum": f"md5:{MD5}",
                "size": 9,
                "links": {"self": "https://zenodo.org/api/records/1234/files/gdp.csv/content"},
            }
        ],
    }


def test_a_table_that_the_archive_rewrote_is_taken_as_it_was_deposited():
    """The checksum that Dataverse states is that of the deposited file."""
    ask = dataverse(
        version(
            33,
            filed("Codebook.pdf", 7),
            filed(
                "UNVotes-1.tab", 8, originalFileFormat="text/csv", originalFileName="UNVotes-1.csv"
            ),
        )
    )
    chosen = choose(DOI, datasets()["un-votes"].files, "", ask)
    file = one_of(chosen)
    assert (file.name, file.checksum) == ("UNVotes-1.csv", f"md5:{MD5}")
    assert file.url == f"{HOST}/api/access/datafile/8?format=original"
    assert (chosen.version.number, chosen.version.published) == ("33.1", "2033-06-24")
    assert len(ask.asked) == 1


def test_an_older_deposit_does_not_name_the_original_but_its_kind():
    ask = dataverse(version(9, filed("UNVotes.tab", originalFileFormat="text/csv")))
    assert one_of(choose(DOI, ANY, "", ask)).name == "UNVotes.csv"


def test_other_checksums_than_md5_are_understood():
    stated = {"type": "SHA-256", "value": "AB12"}
    ask = dataverse(version(9, filed("a.csv", checksum=stated)))
    assert one_of(choose(DOI, ANY, "", ask)).checksum == "sha256:ab12"


def test_where_the_newest_version_has_no_such_file_an_older_one_is_looked_for():
    ask = dataverse(
        version(38, filed("UNVotes.RData")),
        version(30, filed("UNVotes.csv", 5)),
        version(29, filed("UNVotes.csv", 4)),
    )
    chosen = choose(DOI, datasets()["un-votes"].files, "", ask)
    assert (chosen.newest.number, chosen.version.number) == ("38.1", "30.1")
    assert one_of(chosen).url.endswith("/5")


def test_a_file_that_no_version_has_is_said_so_with_those_there_are():
    with pytest.raises(BadInput, match="No version") as caught:
        choose(DOI, ANY, "*.csv", dataverse(version(38, filed("UNVotes.RData"))))
    assert "Version 38.1 has UNVotes.RData" in caught.value.hint
    assert f"https://doi.org/{DOI}" in caught.value.hint


def test_of_several_files_those_wanted_are_to_be_named():
    ask = dataverse(version(38, *(filed(f"e-{year}.zip") for year in range(2010, 2024))))
    with pytest.raises(BadInput, match=r"14 files .* and 6 more") as caught:
        one_of(choose(DOI, ANY, "", ask))
    assert "--files 'e-2010.zip'" in caught.value.hint
    assert [file.name for file in choose(DOI, ANY, "*2012*", ask).files] == ["e-2012.zip"]


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (filed("a.csv", restricted=True), "not open to all"),
        (filed("a.csv", md5=None), "has no checksum"),
    ],
)
def test_what_cannot_be_got_or_checked_is_refused(file, why):
    with pytest.raises(BadInput, match=why):
        choose(DOI, ANY, "", dataverse(version(1, file)))


@pytest.mark.parametrize("name", ["../a.csv", "/etc/a.csv", "a\\b.csv", ".a.csv", "a\n.csv"])
def test_a_name_that_leads_out_of_the_folder_is_never_taken(name):
    with pytest.raises(BadInput, match="No version"):
        choose(DOI, r"(?s).*", "", dataverse(version(1, filed(name))))


def test_a_record_of_zenodo():
    chosen = choose("10.5281/zenodo.1234", ANY, "", zenodo)
    assert (chosen.version.number, chosen.version.published) == ("v2", "2024-05-06")
    assert one_of(chosen).checksum == f"md5:{MD5}"
    assert one_of(chosen).url.endswith("/files/gdp.csv/content")


def test_a_doi_of_another_archive_is_refused():
    with pytest.raises(BadInput, match="not a DOI of Harvard Dataverse or Zenodo"):
        next(versions("10.13012/B2IDB-0647142", zenodo))


@pytest.mark.parametrize("answer", [{}, {"data": []}, {"data": {"latestVersion": None}}, []])
def test_an_answer_of_another_shape_is_named(answer):
    with pytest.raises(UnreadableSource, match="documented form"):
        next(versions(DOI, lambda _: answer))
