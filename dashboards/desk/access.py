"""Which address of the desk is open to whom. What is not named here is open to nobody."""

from dataclasses import dataclass
from typing import Literal

from data.repository.accounts.accounts import Account
from data.repository.accounts.roles import Right

PREFIXES = frozenset(
    {"masuk", "keluar", "undangan", "akun", "pengguna", "audit", "muat", "tulis", "meja", "privasi"}
    | {"tanggapan", "draf", "edisi", "surel"}
)
"""First words of paths that are the desk's; the readers' application never sees them."""
PREVIEW = "tinjau"
"""The first word of paths of the readers' pages with what is not open yet."""
Requirement = Literal["open", "signed_in", "codes"]
REQUIRED: dict[str, Requirement | Right] = {
    "sign_in": "open",
    "sign_out": "open",
    "invitation": "open",
    "privacy": "open",
    "draft_link": "open",  # whoever has the address, which is signed
    "confirm_mail": "open",  # so, too
    "contact_reminders": "open",  # so, too
    "own_account": "signed_in",
    "sign_out_everywhere": "signed_in",
    "codes": "codes",  # also who must begin to use codes, and may do nothing else
    "session_end": "codes",
    "office_sign_in": "open",
    "office_sign_in_back": "open",
    "office_link": "signed_in",
    "office_unlink": "signed_in",
    "mail_choice": "signed_in",
    "unsent_mail": "accounts",
    "send_again": "accounts",
    "people": "accounts",
    "tokens": "accounts",
    "make_token": "accounts",
    "revoke_token": "accounts",
    "change_role": "accounts",
    "add_person": "accounts",
    "reset_person": "accounts",
    "disable_person": "accounts",
    "one_person": "accounts",
    "originals": "accounts",
    "ask_original": "accounts",
    "read_original": "accounts",
    "erase_original": "accounts",
    "audit": "accounts",
    "uploads": "upload",
    "upload": "upload",
    "one_upload": "upload",
    "marked": "upload",
    "submit": "upload",
    "cancel": "upload",
    "read_again": "upload",
    "answer_upload": "upload",
    "rounds": "drafts",
    "round": "drafts",
    "own_draft": "drafts",
    "answer": "answer",
    "ask": "see_all",
    "close_round": "see_all",
    "draft_links": "see_all",
    "issue_links": "see_all",
    "revoke_link": "see_all",
    "editions": "see_all",
    "propose_edition": "see_all",
    "cancel_edition": "see_all",
    "approve_edition": "publish",
    "return_edition": "publish",
    "desk": "see_all",
    "written": "upload",
    "agreements": "upload",
    "add_agreement": "see_all",
    "agreement_progress": "upload",  # of its own areas only
    "take_back_agreement": "upload",
    "targets": "upload",
    "write_targets": "upload",
    "duties": "upload",
    "write_duties": "upload",
    "cover": "upload",
    "write_cover": "upload",
    "outreach": "upload",
    "write_outreach": "upload",
    "regulation": "upload",
    "write_regulation": "upload",
    "contacts": "upload",
    "write_contact": "upload",  # of its own areas only
    "remove_contact": "upload",
    "ask_contact": "upload",
    "evidence": "upload",
    "send_evidence": "upload",  # of its own areas only
    "one_evidence": "upload",
    "erase_evidence": "upload",
    "publish": "publish",
    "return": "publish",
    "withdraw": "publish",
}


@dataclass(frozen=True)
class Verdict:
    """Whether one may go on, and if not, why: sign in, begin codes, or not one's business."""

    may: bool
    why: Literal["", "sign_in", "codes", "role"] = ""


def judge(endpoint: str, account: Account | None) -> Verdict:
    """Of an address (its endpoint) and who asks, None for who has not signed in."""
    requirement = REQUIRED.get(endpoint)
    if requirement == "open":
        return Verdict(True)
    if account is None:
        return Verdict(False, "sign_in")
    if requirement == "codes":
        return Verdict(True)
    if account.must_have_codes and not account.has_codes:
        return Verdict(False, "codes")
    if requirement == "signed_in" or (requirement is not None and account.may(requirement)):
        return Verdict(True)
    return Verdict(False, "role")
