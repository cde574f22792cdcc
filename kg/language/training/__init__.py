"""Training, export and evaluation of the English pipeline; needs the extra ``train`` (PyTorch, ONNX).

``python -m kg.language.training --help`` lists the commands. Nothing outside this package imports it.
"""
