"""What the product is made of: `make sbom` lists it, `make audit` asks for faults.

Both tools are installed into an environment of their own: nobody who runs the
warehouse needs them.
"""

import json
import subprocess
import sys
import venv
from pathlib import Path

from scripts.project import find_project
from scripts.reports.site.evidence import NODE, NPM

TOOLS = ("cyclonedx-bom==7.5.0", "pip-audit==2.10.1")
SECONDS = 600


def main(task: str) -> int:
    """Run one of the tasks; return the exit code."""
    root = find_project().root
    return {"sbom": write_sbom, "audit": audit}[task](root, root / "build" / "supply")


def write_sbom(root: Path, folder: Path) -> int:
    """Write a CycloneDX bill of the Python packages and one of the site's."""
    tools = _installed(folder)
    python, site = folder / "python.cdx.json", folder / "site.cdx.json"
    _run(
        [
            *(str(tools / "cyclonedx-py"), "environment", sys.executable),
            *("--pyproject", str(root / "pyproject.toml"), "--output-reproducible"),
            *("-o", str(python)),
        ],
        root,
    )
    bill = _npm(root, "sbom", "--sbom-format", "cyclonedx", "--package-lock-only")
    site.write_text(bill.stdout, encoding="utf-8")
    for file in (python, site):
        count = len(json.loads(file.read_text(encoding="utf-8"))["components"])
        print(f"{file.relative_to(root)}: {count} components")
    return 0


def audit(root: Path, folder: Path) -> int:
    """Ask both registries whether a package has a known fault.

    Returns:
        1 if one has; 0 if none has, or a registry cannot be asked, which is said.
    """
    tools = _installed(folder)
    asked = _run(
        [
            *(str(tools / "pip-audit"), "--disable-pip", "--require-hashes"),
            *("--format", "json", "--progress-spinner", "off"),
            *("-r", str(root / "requirements.lock")),
        ],
        root,
        may_fail=True,
    )
    answer = _npm(root, "audit", "--package-lock-only", "--json", may_fail=True)
    return report(faults_of_python(asked.stdout), faults_of_site(answer.stdout))


def report(python: list[str] | None, site: list[str] | None) -> int:
    """Print the faults of both; return 1 if there is one."""
    _print("Python packages", python)
    _print("packages of the site", site)
    return int(bool(python) or bool(site))


def faults_of_python(text: str) -> list[str] | None:
    """Return the faults by package; none if no package could be asked for."""
    try:
        packages = json.loads(text)["dependencies"]
    except (ValueError, KeyError):
        return None
    if all("skip_reason" in package for package in packages):
        return None
    return [
        f"{package['name']} {package['version']}: {fault['id']}"
        for package in packages
        for fault in package.get("vulns", ())
    ]


def faults_of_site(text: str) -> list[str] | None:
    """Return the faults by package; none if the registry gave no answer."""
    try:
        return [
            f"{name}: {fault['severity']}"
            for name, fault in json.loads(text)["vulnerabilities"].items()
        ]
    except (ValueError, KeyError):
        return None


def _print(what: str, found: list[str] | None) -> None:
    if found is None:
        print(f"{what}: not audited, since the registry that is used gives no answer")
    elif found:
        print(f"{what}: {len(found)} known faults")
        print("\n".join(f"- {fault}" for fault in found))
    else:
        print(f"{what}: no known fault")


def _installed(folder: Path) -> Path:
    """Install the tools once; return the folder of their commands."""
    home = folder / "environment"
    stamp = home / "installed"
    wanted = "\n".join(TOOLS)
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        venv.create(home, with_pip=True, clear=True)
        _run([str(home / "bin" / "pip"), "install", "--quiet", *TOOLS], folder)
        stamp.write_text(wanted, encoding="utf-8")
    return home / "bin"


def _npm(
    root: Path, *arguments: str, may_fail: bool = False
) -> subprocess.CompletedProcess[str]:
    command = [str(NODE / "bin" / "node"), str(NPM / "npm-cli.js"), *arguments]
    return _run(command, root / "reports" / "site", may_fail=may_fail)


def _run(
    command: list[str], folder: Path, *, may_fail: bool = False
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode and not may_fail:
        sys.exit(f"{command[0]} failed:\n{done.stderr.strip()}")
    return done


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
