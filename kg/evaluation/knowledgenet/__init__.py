"""Relations measured on KnowledgeNet (Mesquita et al. 2019): `python -m kg.evaluation.knowledgenet --help`."""
