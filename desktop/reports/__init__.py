"""The register on paper and in files: Excel, CSV, PDF for signing, JSON, xAPI."""
