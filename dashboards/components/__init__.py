"""Values become elements of a page: a folder for each subject, `common` for what all of them use."""
