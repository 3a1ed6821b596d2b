"""The command `python -m grader site`."""

from __future__ import annotations

import os
from pathlib import Path

import click

PATH = click.Path(path_type=Path)


@click.command(short_help="The notebook as a web page.", epilog="Example:  python -m grader site --serve")
@click.option("--output", type=PATH, default=Path("build/site"), show_default=True, help="The folder to fill.")
@click.option("--serve", is_flag=True, help="Show the site here once it is built, until Ctrl + C.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Where to show it.")
def site(output: Path, serve: bool, port: int) -> None:
    """Build a folder of static files from the student version: any web server can give it out.

    The page gets Pyodide (Python for browsers) from its CDN, or, with the environment variable PYODIDE_DIR, from that folder's copy in
    the site: then nobody else is asked for anything.
    """
    from website.build import CannotBuild, build
    from website.serve import server

    pyodide = os.environ.get("PYODIDE_DIR")
    output = output.absolute()
    try:
        build(output, Path(pyodide).expanduser() if pyodide else None)
    except CannotBuild as error:
        raise click.ClickException(str(error)) from None
    size = sum(path.stat().st_size for path in output.rglob("*") if path.is_file())
    where = "Pyodide is in it" if pyodide else "Pyodide comes from its CDN"
    click.echo(f"The site is built: {output} ({size / 1e6:.0f} MB; {where}).")
    if not serve:
        return
    try:
        here = server(output, port)
    except OSError as error:
        raise click.ClickException(
            f"Port {port} can't be used ({error.strerror}): name another one with --port."
        ) from None
    with here:
        click.echo(f"Open http://127.0.0.1:{here.server_port}/ in a browser. Ctrl + C ends it.")
        try:
            here.serve_forever()
        except KeyboardInterrupt:
            click.echo("Ended.")
