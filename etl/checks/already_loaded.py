"""A file that was loaded before: nothing changes, and nobody is left to think it did."""

from sqlalchemy import Engine

from data.repository import loads
from etl.checks.load_report import LoadReport
from etl.model import Issue, Options
from etl.parsing.dates import moment_text


def report_already_loaded(engine: Engine, report: LoadReport, load_id: int, options: Options) -> LoadReport:
    """The report of a file that is an active load already.

    Nothing to do, or an error where it was to be hidden otherwise, or to take the place of another load.
    """
    replaces = options.replaces
    if (until := loads.hidden_until(engine, load_id)) != options.embargo_until:
        embargo = f"diembargo sampai {moment_text(until)}" if until else "tanpa embargo"
        message = (
            f"Berkas ini sudah dimuat sebagai muatan {load_id}, {embargo}, dan tidak ada yang berubah. "
            f"Tarik dulu, lalu muat lagi: python -m etl withdraw {load_id} --alasan embargo."
        )
        report.issues = [Issue("embargo_berbeda", "error", message)]
        return report
    if replaces not in (None, load_id):
        message = (
            f"Berkas ini sudah dimuat sebagai muatan {load_id}, jadi tidak ada yang dimuat, dan muatan "
            f"{replaces} masih dihitung. Tarik saja: python -m etl withdraw {replaces} --alasan diganti."
        )
        report.issues = [Issue("muatan_tidak_ada", "error", message)]
        return report
    report.outcome, report.load_id = "already", load_id
    return report
