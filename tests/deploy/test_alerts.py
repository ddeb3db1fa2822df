"""The example alerts ask for measurements that the service has, and say what to do."""

import re

import yaml

from dashboards.web.monitoring import metrics
from tests.project.files import read

NAMES = re.compile(r"\bpantau_[a-z_]+")


def test_the_alerts_know_the_measurements() -> None:
    (group,) = yaml.safe_load(read("deploy/monitoring/peringatan.yml"))["groups"]
    source = read("dashboards/web/monitoring/metrics.py")
    known = set(re.findall(r'"(pantau_\w+)"', source))
    known |= {f"{name}_total" for name in known} | {f"{name}_bucket" for name in known}
    assert metrics.SECONDS._name in known
    assert len(group["rules"]) == 7
    for rule in group["rules"]:
        assert set(NAMES.findall(rule["expr"])) <= known, rule
        assert rule["annotations"]["summary"]
    jobs = yaml.safe_load(read("deploy/monitoring/prometheus.yml"))["scrape_configs"]
    assert [job["job_name"] for job in jobs] == ["pantau"]
