"""What writes content for an author: skeletons, ids. Nothing here ever replaces a file's words."""
