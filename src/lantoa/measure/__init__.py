"""figures as Ibis expressions, and their passports."""
