"""Exit codes (CONTRIBUTING.md, "Exit codes")."""

from newslint.cli.options import CheckOptions
from newslint.config.config_file import Config
from newslint.engine.result import RunResult
from newslint.model.finding import SEVERITIES

SUCCESS, FINDINGS, ERROR = 0, 1, 2


def exit_code(arguments: CheckOptions, settings: Config, run_result: RunResult) -> int:
    """0, 1 or 2."""
    if run_result.failed:
        return ERROR
    limit = SEVERITIES.index(settings.fail_on)
    failing = any(SEVERITIES.index(finding.severity) <= limit for finding in run_result.findings)
    if settings.max_warnings >= 0:
        warnings = sum(finding.severity == "warning" for finding in run_result.findings)
        errors = any(finding.severity == "error" for finding in run_result.findings)
        failing = errors or warnings > settings.max_warnings
    return FINDINGS if failing and not arguments.exit_zero else SUCCESS
