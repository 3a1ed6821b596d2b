"""What stands behind the notebook's exercises with numbers of one's own: never handed out."""
