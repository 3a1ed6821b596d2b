"""The notebook as a web page that needs no installation: static files, in which Python runs inside the browser (JupyterLite)."""
