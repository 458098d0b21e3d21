from realpolitik.reference.seats import listed_as, sharing


def test_a_seat_is_that_of_all_states_with_its_number():
    assert sharing("YUG") == ("YUG", "SCG", "SRB")
    assert sharing("RUS") == ("RUS", "SUN")
    assert sharing("XYZ") == ("XYZ",)


def test_a_state_is_listed_under_its_own_code_where_the_table_has_it():
    assert listed_as("SUN", 1985, {"SUN", "RUS"}) == "SUN"


def test_else_under_that_of_another_holder_of_its_seat():
    assert listed_as("SUN", 1985, {"RUS", "USA"}) == "RUS"
    assert listed_as("SUN", 1991, {"RUS", "USA"}) == "RUS"
    assert listed_as("CSK", 1985, {"CZE", "SVK"}) == "CSK"


def test_a_state_that_was_none_in_the_year_has_nobody_stand_in():
    assert listed_as("SUN", 1995, {"RUS", "USA"}) == "SUN"
    assert listed_as("RUS", 1985, {"SUN", "USA"}) == "RUS"
