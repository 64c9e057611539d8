"""The key of pseudonyms, compared between runs by its fingerprint."""

import hmac

from scripts.errors import ExtractError
from scripts.files import read_json
from scripts.project import SAMPLE_KEY, Project, read_environment
from scripts.published.versions import current_version


def key_fingerprint(key: str) -> str:
    """Return the fingerprint of a key, from which the key cannot be found."""
    made = hmac.new(key.encode(), b"fingerprint of the key of pseudonyms", "sha256")
    return made.hexdigest()[:16]


def require_key_as_before(project: Project) -> None:
    """Refuse another key than that of what is published, unless that is the sample.

    With another key a person has another pseudonym than in what was published and
    kept before.

    Raises:
        ExtractError: it is another, or none that can be used.
    """
    key = read_environment().pseudonym_key(project.extracts)
    version = current_version(project)
    if version is None:
        return
    facts = read_json(project.build_folder / "runs" / version.run_id / "run.json")
    before = (facts or {}).get("key_fingerprint")
    if before in {None, key_fingerprint(SAMPLE_KEY), key_fingerprint(key)}:
        return
    raise ExtractError(
        "PSEUDONYM_KEY is another key than that of what is published here.\nWith "
        "another key a person gets another pseudonym. Set the key as it was (the "
        "sample has its own: build it elsewhere, --home), or build with --new-key."
    )
