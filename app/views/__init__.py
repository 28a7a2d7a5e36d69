"""What a person sees: the main window, one module or small package per page, dialogs."""
