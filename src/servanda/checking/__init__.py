"""Assertions x standing: what law and record say of each assertion. No word of any report is read here."""
