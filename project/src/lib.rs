//! A resume project: its files, limits, safe paths, zip import and main-file detection.
