"""What schemathesis asks of every answer, and how it writes the schema's own scalars. ./test loads it."""

import json

import schemathesis
from hypothesis import strategies as st
from schemathesis.graphql import nodes

STRINGS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def some(*usual):
    """Mostly what is well-formed, sometimes what is not."""
    return st.one_of(st.sampled_from(usual), STRINGS).map(nodes.String)


schemathesis.graphql.scalar("NaiveDate", some("2027-02-28", "2099-12-31", "0000-00-00", "+99999-01-01"))
schemathesis.graphql.scalar("DateTime", some("2027-02-28T23:59:60Z", "1970-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z"))
schemathesis.graphql.scalar("Int64", st.integers(-(2**63), 2**64).map(nodes.String))
schemathesis.graphql.scalar("Base64", some("", "cWlhbw==", "cWlhbw", "5qGl", "===="))
schemathesis.graphql.scalar("FreshnessToken", some("", "AAAA", "0", "9223372036854775807"))
schemathesis.graphql.scalar(
    "ID",
    st.one_of(
        st.builds("{}_{}".format, st.sampled_from(["need", "manager", "organization", "achievement"]), st.integers(1, 40)),
        STRINGS,
    ).map(nodes.String),
)


@schemathesis.check
def answers_are_well_formed(ctx, response, case):
    """JSON with data or errors; each error has a message and a code that is none of a defect."""
    assert response.status_code < 500, f"status {response.status_code}"
    answer = json.loads(response.content)
    assert isinstance(answer, dict) and ("data" in answer or answer.get("errors")), "neither data nor errors"
    for error in answer.get("errors", []):
        assert error["message"], "an error without a message"
        code = error["extensions"]["code"]
        assert code != "INTERNAL", f"a defect: {error['message']}"
