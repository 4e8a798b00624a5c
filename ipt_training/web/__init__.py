"""Plain HTTP around the screens: sign-in, the guard, and files that are not for Streamlit."""
